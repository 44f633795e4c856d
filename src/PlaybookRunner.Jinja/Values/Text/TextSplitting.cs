namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>split</c>, <c>rsplit</c>, <c>splitlines</c> and <c>partition</c>.</summary>
internal static class TextSplitting
{
    public static List<object?> Split(string text, string? separator, long most) =>
        separator is null ? SplitSpace(text, most) : SplitAt(text, Check(separator), most);

    public static List<object?> SplitFromEnd(string text, string? separator, long most) =>
        separator is null ? SplitSpaceFromEnd(text, most) : SplitAtFromEnd(text, Check(separator), most);

    public static List<object?> Lines(string text, bool keepEnds)
    {
        var lines = new List<object?>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !IsLineEnd(text[end]))
                end++;
            var next = end < text.Length ? end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1) : end;
            lines.Add(text[start..(keepEnds ? next : end)]);
            start = next;
        }

        return lines;
    }

    public static TupleValue Partition(string text, string separator)
    {
        var at = text.IndexOf(Check(separator), StringComparison.Ordinal);
        return at < 0 ? new TupleValue(text, "", "") : new TupleValue(text[..at], separator, text[(at + separator.Length)..]);
    }

    public static TupleValue PartitionFromEnd(string text, string separator)
    {
        var at = text.LastIndexOf(Check(separator), StringComparison.Ordinal);
        return at < 0 ? new TupleValue("", "", text) : new TupleValue(text[..at], separator, text[(at + separator.Length)..]);
    }

    private static string Check(string separator) =>
        separator.Length > 0 ? separator : throw PythonException.ValueError("empty separator");

    private static bool IsLineEnd(char c) => c is (>= '\n' and <= '\r') or (>= '\u001c' and <= '\u001e') or '\u0085' or '\u2028' or '\u2029';

    private static List<object?> SplitAt(string text, string separator, long most)
    {
        var parts = new List<object?>();
        var start = 0;
        for (var at = text.IndexOf(separator, StringComparison.Ordinal); at >= 0 && most-- != 0; at = text.IndexOf(separator, start, StringComparison.Ordinal))
        {
            parts.Add(text[start..at]);
            start = at + separator.Length;
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static List<object?> SplitAtFromEnd(string text, string separator, long most)
    {
        var parts = new List<object?>();
        var end = text.Length;
        while (most-- != 0 && text.AsSpan(0, end).LastIndexOf(separator) is var at and >= 0)
        {
            parts.Add(text[(at + separator.Length)..end]);
            end = at;
        }

        parts.Add(text[..end]);
        parts.Reverse();
        return parts;
    }

    private static List<object?> SplitSpace(string text, long most)
    {
        var parts = new List<object?>();
        for (var start = SkipSpace(text, 0); start < text.Length;)
        {
            if (most-- == 0)
            {
                parts.Add(text[start..]);
                break;
            }

            var end = start;
            while (end < text.Length && !TextMethods.IsSpace(text[end]))
                end++;
            parts.Add(text[start..end]);
            start = SkipSpace(text, end);
        }

        return parts;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && TextMethods.IsSpace(text[at]))
            at++;
        return at;
    }

    private static List<object?> SplitSpaceFromEnd(string text, long most)
    {
        var parts = new List<object?>();
        for (var end = SkipSpaceBack(text, text.Length); end > 0;)
        {
            if (most-- == 0)
            {
                parts.Add(text[..end]);
                break;
            }

            var start = end;
            while (start > 0 && !TextMethods.IsSpace(text[start - 1]))
                start--;
            parts.Add(text[start..end]);
            end = SkipSpaceBack(text, start);
        }

        parts.Reverse();
        return parts;
    }

    private static int SkipSpaceBack(string text, int end)
    {
        while (end > 0 && TextMethods.IsSpace(text[end - 1]))
            end--;
        return end;
    }
}
