using System.Collections.Frozen;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>What <see cref="SandboxPolicy.Immutable"/> refuses: the methods that change a list, dict or set.</summary>
internal static class Sandbox
{
    private static readonly FrozenSet<string> ListMethods =
        FrozenSet.Create("append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");

    private static readonly FrozenSet<string> DictMethods = FrozenSet.Create("clear", "pop", "popitem", "setdefault", "update");

    private static readonly FrozenSet<string> SetMethods = FrozenSet.Create(
        "add", "clear", "difference_update", "discard", "pop", "remove", "symmetric_difference_update", "update");

    public static bool Allows(JinjaContext context, object? value, string name) => context.Options.Sandbox != SandboxPolicy.Immutable || value switch
    {
        Dict => !DictMethods.Contains(name),
        SetValue => !SetMethods.Contains(name),
        IList<object?> => !ListMethods.Contains(name),
        _ => true,
    };

    public static string Message(object? value, string name) => $"access to attribute '{name}' of '{Python.TypeName(value)}' object is unsafe.";

    /// <summary>What reading such a method yields; calling it is a security error.</summary>
    public static Undefined Refusal(object? value, string name) => Undefined.Refused(Message(value, name), name);

    /// <summary>Whether a sandboxed template may not read an attribute because it is one of Python's internals.</summary>
    public static bool IsInternal(JinjaContext context, string name) => context.Options.Sandbox != SandboxPolicy.None && name.StartsWith('_');
}
