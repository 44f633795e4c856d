using PlaybookRunner.Jinja.Evaluation;

namespace PlaybookRunner.Jinja;

/// <summary>Filters for values of any type.</summary>
internal static class ValueFilters
{
    private static readonly JsonFormat SafeJson = new() { SortKeys = true };

    public static void AddTo(FunctionSet filters) => filters
        .Add("default", new FunctionDefinition("default", Signature.Parse("value, default_value='', boolean=false"), static (in JinjaCall c) =>
            c[0] is Undefined || c.Boolean(2) && !Python.Truth(c[0]) ? c[1] : c[0])
        { IsPure = true, AcceptsUndefined = true })
        .Alias("d", "default")
        .Add("attr", "obj, name", static (in JinjaCall c) => Attribute(c))
        .AddPure("tojson", "value, indent=none", static (in JinjaCall c) => ToJson(c))
        .AddPure("pprint", "value", static (in JinjaCall c) => new PrettyPrinter(c.Context.Limits).Format(c[0]));

    // Unlike value.name, never an element.
    private static object? Attribute(in JinjaCall call)
    {
        var name = call.Text(1);
        if (call[0] is Undefined undefined)
            return Members.OfUndefined(undefined);
        return Python.TryGetAttribute(call[0], name, out _) ? Members.Attribute(call.Context, call[0], name) : call.Context.Undefined(call[0], name);
    }

    private static Markup ToJson(in JinjaCall call)
    {
        var format = call[1] switch
        {
            null => SafeJson,
            string indent => SafeJson with { Indent = indent },
            _ => SafeJson with { Indent = (string)Sequences.Multiply(" ", call[1], call.Context.Limits) },
        };
        // Safe to stand in a script element and in an attribute in single quotes.
        return new Markup(Python.ToJson(call[0], format, call.Context.Limits)
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal)
            .Replace("'", "\\u0027", StringComparison.Ordinal));
    }
}
