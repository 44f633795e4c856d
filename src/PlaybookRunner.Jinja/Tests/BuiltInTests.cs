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
            .Add("filter", "value", static (in JinjaCall c) => Boxes.Of(Python.AsText(c[0]) is { } name && c.Context.Environment.Filters.Find(name) is not null))
            .Add("test", "value", static (in JinjaCall c) => Boxes.Of(Python.AsText(c[0]) is { } name && c.Context.Environment.Tests.Find(name) is not null))
            .AddPure("lower", "value", static (in JinjaCall c) => Boxes.Of(TextTests.IsLower(Python.Str(c[0]))))
            .AddPure("upper", "value", static (in JinjaCall c) => Boxes.Of(TextTests.IsUpper(Python.Str(c[0]))));
    }

    private static FunctionDefinition OfDefinedness(string name, JinjaFunction body) =>
        new(name, Signature.Parse("value"), body) { IsPure = true, AcceptsUndefined = true };
}
