using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters of plain text.</summary>
internal static partial class TextFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("quote", "a", static (in JinjaCall c) => Quote(c[0] is null ? "" : Python.Str(c[0])))
        .Add("split", "value, sep=none, maxsplit=-1", static (in JinjaCall c) => Split(c));

    /// <summary>Python's <c>shlex.quote</c>.</summary>
    public static string Quote(string text)
    {
        if (text.Length == 0)
            return "''";
        return Unsafe().IsMatch(text) ? "'" + text.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'" : text;
    }

    private static object? Split(in JinjaCall call)
    {
        if (!Arguments.IsText(call[0]))
            throw Arguments.TypeError($"descriptor 'split' for 'str' objects doesn't apply to a '{Python.TypeName(call[0])}' object");
        if (!Python.TryGetAttribute(call[0], "split", out var method))
            throw Arguments.TypeError("text cannot be split");
        return call.Context.Call(method, new CallArguments([call[1], call[2]]));
    }

    [GeneratedRegex(@"[^A-Za-z0-9_@%+=:,./-]")]
    private static partial Regex Unsafe();
}
