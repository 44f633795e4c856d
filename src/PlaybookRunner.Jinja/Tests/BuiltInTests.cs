namespace PlaybookRunner.Jinja;

/// <summary>All tests of Jinja2 3.1.</summary>
internal static class BuiltInTests
{
    public static void AddTo(FunctionSet tests)
    {
        TypeTests.AddTo(tests);
        ComparisonTests.AddTo(tests);
        tests
            .Add("defined", OfDefinedness("defined", static (in JinjaCall c) => Boxes.Of(c[0] is not Undefined)))
            .Add("undefined", OfDefinedness("undefined", static (in JinjaCall c) => Boxes.Of(c[0] is Undefined)))
            .Add("filter", "value", static (in JinjaCall c) => Boxes.Of(Holds(c.Context.Environment.Filters, c[0])))
            .Add("test", "value", static (in JinjaCall c) => Boxes.Of(Holds(c.Context.Environment.Tests, c[0])))
            .AddPure("lower", "value", static (in JinjaCall c) => Boxes.Of(TextTests.IsLower(Python.Str(c[0]))))
            .AddPure("upper", "value", static (in JinjaCall c) => Boxes.Of(TextTests.IsUpper(Python.Str(c[0]))));
    }

    private static bool Holds(FunctionSet set, object? name)
    {
        Python.Hash(name);
        return Python.AsText(name) is { } text && set.Find(text) is not null;
    }

    private static FunctionDefinition OfDefinedness(string name, JinjaFunction body) =>
        new(name, Signature.Parse("value"), body) { IsPure = true, AcceptsUndefined = true };
}
