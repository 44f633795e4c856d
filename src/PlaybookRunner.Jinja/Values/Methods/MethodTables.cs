using System.Collections.Frozen;

namespace PlaybookRunner.Jinja;

/// <summary>The methods of Python's types that templates may call, by type and name.</summary>
internal static class MethodTables
{
    private static readonly FrozenDictionary<string, FunctionDefinition>?[] ByKind = Build();

    public static FunctionDefinition? Find(Kind kind, string name) => ByKind[(int)kind]?.GetValueOrDefault(name);

    private static FrozenDictionary<string, FunctionDefinition>?[] Build()
    {
        var tables = new FrozenDictionary<string, FunctionDefinition>?[(int)Kind.Other + 1];
        var text = TextMethodTable.Build();
        tables[(int)Kind.Text] = text.ToFrozenDictionary();
        tables[(int)Kind.Markup] = MarkupMethodTable.Build(text).ToFrozenDictionary();
        tables[(int)Kind.List] = ListMethodTable.Build().ToFrozenDictionary();
        tables[(int)Kind.Tuple] = ListMethodTable.BuildTuple().ToFrozenDictionary();
        tables[(int)Kind.Range] = ListMethodTable.BuildRange().ToFrozenDictionary();
        tables[(int)Kind.Dict] = DictMethodTable.Build().ToFrozenDictionary();
        tables[(int)Kind.View] = SetMethodTable.BuildView().ToFrozenDictionary();
        tables[(int)Kind.Set] = SetMethodTable.Build().ToFrozenDictionary();
        tables[(int)Kind.Int] = tables[(int)Kind.BigInt] = tables[(int)Kind.Bool] = NumberMethodTable.BuildInteger().ToFrozenDictionary();
        tables[(int)Kind.Float] = NumberMethodTable.BuildFloat().ToFrozenDictionary();
        tables[(int)Kind.Bytes] = BytesMethodTable.Build().ToFrozenDictionary();
        tables[(int)Kind.DateTime] = TimeMethodTable.BuildDateTime().ToFrozenDictionary();
        tables[(int)Kind.Date] = TimeMethodTable.BuildDate().ToFrozenDictionary();
        tables[(int)Kind.Time] = TimeMethodTable.BuildTime().ToFrozenDictionary();
        tables[(int)Kind.Duration] = TimeMethodTable.BuildDuration().ToFrozenDictionary();
        return tables;
    }
}
