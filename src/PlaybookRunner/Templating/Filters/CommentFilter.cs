using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filter <c>comment</c>: makes text a comment of a programming or configuration language.</summary>
internal static class CommentFilter
{
    public static void AddTo(FunctionSet filters) => filters.Add("comment", "text, style='plain', **kw", static (in JinjaCall c) => Comment(c));

    private static string Comment(in JinjaCall call)
    {
        if (!Arguments.IsText(call[0]))
            throw new PythonException(PythonErrorType.AttributeError, $"'{Python.TypeName(call[0])}' object has no attribute 'replace'");
        var named = call.Named;
        var style = StyleOf(Python.Str(call[1]));
        var decoration = Text(named, "decoration", style.Decoration);
        style = style with
        {
            Beginning = Text(named, "beginning", style.Beginning),
            Decoration = decoration,
            End = Text(named, "end", style.End),
        };
        var newline = Text(named, "newline", "\n");
        var edge = decoration.TrimEnd();
        return Write(Python.Str(call[0]), style, newline,
            Text(named, "prefix", edge) is { Length: > 0 } prefix ? Lines(prefix, Count(named, "prefix_count"), newline) : "",
            Lines(Text(named, "postfix", edge), Count(named, "postfix_count"), newline));
    }

    private static string Write(string text, Style style, string newline, string prefix, string postfix)
    {
        var result = new StringBuilder();
        if (style.Beginning.Length > 0)
            result.Append(style.Beginning).Append(newline);
        result.Append(prefix);
        var body = style.Decoration + text.Replace(newline, newline + style.Decoration, StringComparison.Ordinal);
        result.Append(body.Replace(style.Decoration + newline, style.Decoration.TrimEnd() + newline, StringComparison.Ordinal));
        if (postfix.Length > 0)
            result.Append(newline).Append(postfix.AsSpan(0, postfix.Length - newline.Length));
        if (style.End.Length > 0)
            result.Append(newline).Append(style.End);
        return result.ToString();
    }

    private static string Lines(string text, long count, string newline) => string.Concat(Enumerable.Repeat(text + newline, (int)Math.Clamp(count, 0, 1000)));

    private static string Text(Dict named, string key, string standard) => named.TryGetValue(key, out var value) ? Python.Str(value) : standard;

    private static long Count(Dict named, string key) => named.TryGetValue(key, out var value) ? Arguments.Whole(value) : 1;

    private static Style StyleOf(string name) => name switch
    {
        "plain" => new Style("", "# ", ""),
        "erlang" => new Style("", "% ", ""),
        "c" => new Style("", "// ", ""),
        "cblock" => new Style("/*", " * ", " */"),
        "xml" => new Style("<!--", " - ", "-->"),
        _ => throw Arguments.ValueError($"Invalid style '{name}'."),
    };

    private sealed record Style(string Beginning, string Decoration, string End);
}
