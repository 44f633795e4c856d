using System.Text;
using System.Text.RegularExpressions;

namespace PlaybookRunner.Jinja;

/// <summary>The <c>urlize</c> filter: makes links of the addresses in a text.</summary>
internal sealed partial class Urlizer
{
    private static readonly (string Open, string Close)[] Brackets = [("(", ")"), ("<", ">"), ("&lt;", "&gt;")];
    private static readonly string[] Opening = ["(", "<", "&lt;"];
    private static readonly string[] Closing = [")", ">", ".", ",", "\n", "&gt;"];

    private readonly long? _limit;
    private readonly string _attributes;
    private readonly List<string> _schemes;

    private Urlizer(in JinjaCall call)
    {
        _limit = call[1] is null ? null : call.Integer(1);
        var target = call[3] is null ? "" : $" target=\"{Markup.Escape(call[3])}\"";
        _attributes = $" rel=\"{Markup.EscapeText(Relations(call))}\"{target}";
        _schemes = call[5] is null ? [] : [.. call.Sequence(5).Select(Python.Str)];
        foreach (var scheme in _schemes)
        {
            if (!SchemePrefix().IsMatch(scheme))
                throw new PythonException(PythonErrorType.FilterArgument, $"{Python.Repr(scheme)} is not a valid URI scheme prefix.");
        }
    }

    public static object Apply(in JinjaCall call)
    {
        var urlizer = new Urlizer(call);
        var result = new StringBuilder();
        foreach (var word in Blanks().Split(Markup.Escape(call[0]).Text))
            urlizer.AppendWord(result, word);
        call.Context.Limits.CheckText(result.Length);
        return call.Context.Autoescape ? new Markup(result.ToString()) : result.ToString();
    }

    // Jinja2's policy urlize.rel adds "noopener" to what the call asks for.
    private static string Relations(in JinjaCall call)
    {
        var relations = new SortedSet<string>(StringComparer.Ordinal) { "noopener" };
        if (call.Boolean(2))
            relations.Add("nofollow");
        foreach (var relation in TextSplitting.Split(call[4] is null ? "" : call.Text(4), null, -1))
            relations.Add((string)relation!);
        return string.Join(' ', relations);
    }

    private void AppendWord(StringBuilder result, string word)
    {
        var start = 0;
        while (StartingWith(word, start, Opening) is { } open)
            start += open.Length;
        var end = word.Length;
        while (EndingWith(word, start, end, Closing) is { } close)
            end -= close.Length;
        var (middle, tail) = Balance(word[start..end], word[end..]);
        result.Append(word, 0, start).Append(Link(middle)).Append(tail);
    }

    // A bracket that was opened inside the address belongs to it.
    private static (string Middle, string Tail) Balance(string middle, string tail)
    {
        foreach (var (open, close) in Brackets)
        {
            var opened = TextMethods.Count(middle, open);
            if (opened <= TextMethods.Count(middle, close))
                continue;
            for (var moves = Math.Min(opened, TextMethods.Count(tail, close)); moves > 0; moves--)
            {
                var end = tail.IndexOf(close, StringComparison.Ordinal) + close.Length;
                middle += tail[..end];
                tail = tail[end..];
            }
        }

        return (middle, tail);
    }

    private string Link(string text)
    {
        if (Address().IsMatch(text))
        {
            var hasScheme = text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);
            return $"<a href=\"{(hasScheme ? "" : "https://")}{text}\"{_attributes}>{Trim(text)}</a>";
        }

        if (text.StartsWith("mailto:", StringComparison.Ordinal) && Mail().IsMatch(text[7..]))
            return $"<a href=\"{text}\">{text[7..]}</a>";
        if (IsMail(text))
            return $"<a href=\"mailto:{text}\">{text}</a>";
        return _schemes.Find(scheme => text != scheme && text.StartsWith(scheme, StringComparison.Ordinal)) is null
            ? text
            : $"<a href=\"{text}\"{_attributes}>{text}</a>";
    }

    private static bool IsMail(string text) =>
        text.Contains('@') && !text.StartsWith("www.", StringComparison.Ordinal) && !text.StartsWith('@') && !text.Contains(':') && Mail().IsMatch(text);

    private string Trim(string text) =>
        _limit is { } limit && CodePoints.Length(text) > limit ? (string)Python.Slice(text, null, Boxes.Of(limit), null)! + "..." : text;

    private static string? StartingWith(string text, int start, string[] parts) =>
        Array.Find(parts, part => string.CompareOrdinal(text, start, part, 0, part.Length) == 0);

    private static string? EndingWith(string text, int start, int end, string[] parts) =>
        Array.Find(parts, part => end - part.Length >= start && string.CompareOrdinal(text, end - part.Length, part, 0, part.Length) == 0);

    [GeneratedRegex(@"(\s+)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^([\w.+-]{2,}:(/){0,2})$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SchemePrefix();

    [GeneratedRegex(@"^\S+@\w[\w.-]*\.\w+$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Mail();

    // A scheme or www and a domain; or a domain of one of the oldest kinds; or a scheme and an IP address. Then port, path, query and fragment.
    [GeneratedRegex("""
        ^(
            (https?://|www\.)(([\w%-]+\.)+)?([a-z]{2,63}|xn--[\w%]{2,59})
            |([\w%-]{2,63}\.)+(com|net|int|edu|gov|org|info|mil)
            |(https?://)((([\d]{1,3})(\.[\d]{1,3}){3})|(\[([\da-f]{0,4}:){2}([\da-f]{0,4}:?){1,6}]))
        )
        (?::[\d]{1,5})?(?:[/?\#]\S*)?$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Address();
}
