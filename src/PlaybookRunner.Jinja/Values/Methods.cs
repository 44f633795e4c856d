using System.Collections.Frozen;

namespace PlaybookRunner.Jinja;

/// <summary>The methods of Python's types that templates may call, by type and name.</summary>
internal static class Methods
{
    private static readonly FrozenDictionary<string, FunctionDefinition>?[] ByKind = new FrozenDictionary<string, FunctionDefinition>?[(int)Kind.Other + 1];

    public static FunctionDefinition? Find(Kind kind, string name) => ByKind[(int)kind]?.GetValueOrDefault(name);
}
