using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Filters that make text of text.</summary>
internal static class TextFilters
{
    private const long TruncateLeeway = 5;

    public static void AddTo(FunctionSet filters) => filters
        .AddPure("upper", "s", static (in JinjaCall c) => c[0] is string s ? TextCase.Upper(s) : SoftText.Change(c[0], TextCase.Upper))
        .AddPure("lower", "s", static (in JinjaCall c) => c[0] is string s ? TextCase.Lower(s) : SoftText.Change(c[0], TextCase.Lower))
        .AddPure("capitalize", "s", static (in JinjaCall c) => SoftText.Change(c[0], TextCase.Capitalize))
        .AddPure("title", "s", static (in JinjaCall c) => Title(Python.Str(c[0])))
        .AddPure("trim", "value, chars=none", static (in JinjaCall c) => Trim(c))
        .AddPure("string", "object", static (in JinjaCall c) => c[0] is Markup ? c[0] : Python.Str(c[0]))
        .AddPure("wordcount", "s", static (in JinjaCall c) => WordCount(Python.Str(c[0])))
        .AddPure("center", "value, width=80", static (in JinjaCall c) => Center(c))
        .AddPure("indent", "s, width=4, first=false, blank=false", static (in JinjaCall c) => Indent(c))
        .AddPure("truncate", "s, length=255, killwords=false, end='...', leeway=none", static (in JinjaCall c) => Truncate(c))
        .AddPure("format", "value, *args, **kwargs", static (in JinjaCall c) => Format(c))
        .Add("replace", "s, old, new, count=none", static (in JinjaCall c) => Replace(c))
        .Add("wordwrap", "s, width=79, break_long_words=true, wrapstring=none, break_on_hyphens=true", static (in JinjaCall c) => WordWrap.Apply(c));

    private static object Trim(in JinjaCall call)
    {
        var characters = call[1] is null ? null : call.Text(1);
        return call[0] is Markup markup
            ? new Markup(TextMethods.Strip(markup.Text, characters is null ? null : Markup.EscapeText(characters), atStart: true, atEnd: true))
            : TextMethods.Strip(Python.Str(call[0]), characters, atStart: true, atEnd: true);
    }

    private static object Center(in JinjaCall call)
    {
        var limits = call.Context.Limits;
        var width = call.Integer(1);
        return call[0] is Markup markup
            ? new Markup(TextMethods.Pad(markup.Text, width, " ", 0.5, limits))
            : TextMethods.Pad(Python.Str(call[0]), width, " ", 0.5, limits);
    }

    // Words begin after white space, a hyphen or an opening bracket: unlike str.title, not after an apostrophe.
    private static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            var separator = IsWordBeginning(text[start]);
            while (end < text.Length && IsWordBeginning(text[end]) == separator)
                end++;
            var first = CodePoints.Width(text, start);
            result.Append(TextCase.Upper(text.Substring(start, first))).Append(TextCase.Lower(text[(start + first)..end]));
            start = end;
        }

        return result.ToString();
    }

    private static bool IsWordBeginning(char c) => c is '-' or '(' or '{' or '[' or '<' || TextMethods.IsSpace(c);

    private static object WordCount(string text)
    {
        long count = 0;
        var inside = false;
        foreach (string point in CodePoints.Each(text).Cast<string>())
        {
            var word = point == "_" || TextTests.IsAlphanumeric(point);
            count += word && !inside ? 1 : 0;
            inside = word;
        }

        return Boxes.Of(count);
    }

    private static object Indent(in JinjaCall call)
    {
        var limits = call.Context.Limits;
        var indentation = Python.AsText(call[1]) ?? (string)Sequences.Multiply(" ", call[1], limits);
        bool first = call.Boolean(2), blank = call.Boolean(3);
        // MarkupSafe joins escaped text: what is given as text for markup is escaped, except the indentation itself.
        var lines = TextSplitting.Lines(call.Text(0) + "\n", keepEnds: false);
        limits.CheckText(call.Text(0).Length + ((double)indentation.Length * lines.Count));
        var result = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = (string)lines[i]!;
            if (i > 0)
                result.Append('\n');
            if (i == 0 ? first : blank || line.Length > 0)
                result.Append(indentation);
            result.Append(line);
        }

        return call[0] is Markup ? new Markup(result.ToString()) : result.ToString();
    }

    private static object? Truncate(in JinjaCall call)
    {
        var length = call.Integer(1);
        var end = call.Text(3);
        var leeway = call[4] is null ? TruncateLeeway : call.Integer(4);
        var endLength = CodePoints.Length(end);
        if (length < endLength)
            throw new PythonException(PythonErrorType.AssertionError, $"expected length >= {endLength}, got {length}");
        if (leeway < 0)
            throw new PythonException(PythonErrorType.AssertionError, $"expected leeway >= 0, got {leeway}");
        if (Python.Length(call[0]) <= length + leeway)
            return call[0];
        var text = call.Text(0);
        var head = CodePoints.Pick(text, 0, 1, (int)length - endLength);
        if (!call.Boolean(2) && head.LastIndexOf(' ') is var blank and >= 0)
            head = head[..blank];
        return call[0] is Markup ? new Markup(head + Markup.Escape(call[3]).Text) : call[3] is Markup ? new Markup(Markup.EscapeText(head) + end) : head + end;
    }

    private static object Format(in JinjaCall call)
    {
        if (call.Extra.Count > 0 && call.HasNamed)
            throw new PythonException(PythonErrorType.FilterArgument, "can't handle positional and keyword arguments at the same time");
        object arguments = call.HasNamed ? call.Named : new TupleValue([.. call.Extra]);
        return Python.FormatPercent(call[0] is Markup ? call[0] : Python.Str(call[0]), arguments, call.Context.Limits);
    }

    private static object Replace(in JinjaCall call)
    {
        var count = call[3] is null ? -1 : call.Integer(3);
        var limits = call.Context.Limits;
        if (!call.Context.Autoescape)
            return TextMethods.Replace(Python.Str(call[0]), Python.Str(call[1]), Python.Str(call[2]), count, limits);
        if (call[0] is not Markup && call[1] is not Markup && call[2] is not Markup)
            return TextMethods.Replace(Python.Str(call[0]), Python.Str(call[1]), Python.Str(call[2]), count, limits);
        return new Markup(TextMethods.Replace(
            Markup.Escape(call[0]).Text, Markup.Escape(call[1]).Text, Markup.Escape(call[2]).Text, count, limits));
    }
}
