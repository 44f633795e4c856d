using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>Tests of a value's type.</summary>
internal static class TypeTests
{
    public static void AddTo(FunctionSet tests) => tests
        .AddPure("none", "value", static (in JinjaCall c) => Boxes.Of(c[0] is null))
        .AddPure("boolean", "value", static (in JinjaCall c) => Boxes.Of(c[0] is bool))
        .AddPure("true", "value", static (in JinjaCall c) => Boxes.Of(c[0] is true))
        .AddPure("false", "value", static (in JinjaCall c) => Boxes.Of(c[0] is false))
        .AddPure("integer", "value", static (in JinjaCall c) => Boxes.Of(c[0] is long or BigInteger))
        .AddPure("float", "value", static (in JinjaCall c) => Boxes.Of(c[0] is double))
        .AddPure("number", "value", static (in JinjaCall c) => Boxes.Of(Numbers.IsNumber(c[0])))
        .AddPure("string", "value", static (in JinjaCall c) => Boxes.Of(Python.IsText(c[0])))
        .AddPure("mapping", "value", static (in JinjaCall c) => Boxes.Of(c[0] is Dict))
        .AddPure("sequence", "value", static (in JinjaCall c) => Boxes.Of(IsSequence(c[0])))
        .AddPure("iterable", "value", static (in JinjaCall c) => Boxes.Of(IsIterable(c[0])))
        .AddPure("callable", "object", static (in JinjaCall c) => Boxes.Of(c[0] is JinjaCallable or FunctionDefinition or Undefined))
        .AddPure("escaped", "value", static (in JinjaCall c) => Boxes.Of(c[0] is Markup or Undefined { Kind: UndefinedKind.Chainable }));

    // What has a length and elements by position or key.
    private static bool IsSequence(object? value) => Python.KindOf(value) switch
    {
        Kind.Text or Kind.Markup or Kind.Bytes or Kind.List or Kind.Tuple or Kind.Dict or Kind.Range => true,
        Kind.Undefined => ((Undefined)value!).Kind is not (UndefinedKind.Strict or UndefinedKind.StrictChainable),
        _ => false,
    };

    private static bool IsIterable(object? value)
    {
        (value as Undefined)?.FailIfStrict();
        return Python.IsIterable(value);
    }
}
