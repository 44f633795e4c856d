using System.Buffers;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Filters about HTML and XML.</summary>
internal static class MarkupFilters
{
    // What would end an attribute's name (Jinja2's security fix CVE-2024-34064).
    private static readonly SearchValues<char> NotInName = SearchValues.Create(" \t\n\r\f\v/>=");

    public static void AddTo(FunctionSet filters) => filters
        .AddPure("escape", "s", static (in JinjaCall c) => Markup.Escape(c[0]))
        .Alias("e", "escape")
        .AddPure("forceescape", "value", static (in JinjaCall c) => new Markup(Markup.EscapeText(Python.Str(c[0]))))
        .AddPure("safe", "value", static (in JinjaCall c) => c[0] as Markup ?? new Markup(Python.Str(c[0])))
        .AddPure("striptags", "value", static (in JinjaCall c) => MarkupMethodTable.StripTags(Python.Str(c[0])))
        .Add("xmlattr", "d, autospace=true", static (in JinjaCall c) => Attributes(c));

    private static object Attributes(in JinjaCall call)
    {
        if (call[0] is not Dict attributes)
            throw (call[0] as Undefined)?.Error() ?? new PythonException(PythonErrorType.AttributeError, $"'{Python.TypeName(call[0])}' object has no attribute 'items'");
        var result = new StringBuilder();
        foreach (var (key, value) in attributes)
        {
            if (value is null or Undefined)
                continue;
            var name = Python.Str(key);
            if (name.AsSpan().ContainsAny(NotInName))
                throw PythonException.ValueError($"Invalid character in attribute name: {Python.Repr(key)}");
            if (result.Length > 0 || call.Boolean(1))
                result.Append(' ');
            result.Append(Markup.Escape(key).Text).Append("=\"").Append(Markup.Escape(value).Text).Append('"');
        }

        return call.Context.Autoescape ? new Markup(result.ToString()) : result.ToString();
    }
}
