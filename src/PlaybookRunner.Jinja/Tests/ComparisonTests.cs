namespace PlaybookRunner.Jinja;

/// <summary>Tests that compare a value with another one.</summary>
internal static class ComparisonTests
{
    public static void AddTo(FunctionSet tests) => tests
        .AddPure("eq", "a, b", static (in JinjaCall c) => Boxes.Of(Python.Equal(c[0], c[1])))
        .Alias("==", "eq").Alias("equalto", "eq")
        .AddPure("ne", "a, b", static (in JinjaCall c) => Boxes.Of(!Python.Equal(c[0], c[1])))
        .Alias("!=", "ne")
        .AddPure("lt", "a, b", static (in JinjaCall c) => Boxes.Of(Python.Less(c[0], c[1])))
        .Alias("<", "lt").Alias("lessthan", "lt")
        .AddPure("le", "a, b", static (in JinjaCall c) => Boxes.Of(Python.LessOrEqual(c[0], c[1])))
        .Alias("<=", "le")
        .AddPure("gt", "a, b", static (in JinjaCall c) => Boxes.Of(Python.Greater(c[0], c[1])))
        .Alias(">", "gt").Alias("greaterthan", "gt")
        .AddPure("ge", "a, b", static (in JinjaCall c) => Boxes.Of(Python.GreaterOrEqual(c[0], c[1])))
        .Alias(">=", "ge")
        .AddPure("in", "value, seq", static (in JinjaCall c) => Boxes.Of(Python.In(c[0], c[1])))
        .AddPure("sameas", "value, other", static (in JinjaCall c) => Boxes.Of(IsSame(c[0], c[1])))
        .AddPure("even", "value", static (in JinjaCall c) => Boxes.Of(Remainder(c, Boxes.Of(2L)) is 0L or 0.0))
        .AddPure("odd", "value", static (in JinjaCall c) => Boxes.Of(Remainder(c, Boxes.Of(2L)) is 1L or 1.0))
        .AddPure("divisibleby", "value, num", static (in JinjaCall c) => Boxes.Of(Remainder(c, c[1]) is 0L or 0.0));

    private static object? Remainder(in JinjaCall call, object? divisor) => Python.Modulo(call[0], divisor, call.Context.Limits);

    // Numbers and texts have no identity here; as with Python's constants, equal ones are the same.
    private static bool IsSame(object? left, object? right) =>
        ReferenceEquals(left, right) || left is string or long or bool or double && left.Equals(right);
}
