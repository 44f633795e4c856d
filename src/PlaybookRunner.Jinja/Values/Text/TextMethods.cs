using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>What Python's <c>str</c> methods do, on code points and with Python's notion of white space.</summary>
internal static class TextMethods
{
    /// <summary>Python's <c>str.isspace</c> for a UTF-16 unit: .NET's white space and the four separators U+001C to U+001F.</summary>
    public static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r') or (>= '\u001c' and <= '\u001f') || c > 127 && char.IsWhiteSpace(c);

    public static string Strip(string text) => StripEnd(StripStart(text));

    public static string StripStart(string text)
    {
        var start = 0;
        while (start < text.Length && IsSpace(text[start]))
            start++;
        return text[start..];
    }

    public static string StripEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1]))
            end--;
        return text[..end];
    }

    /// <summary>Strips code points that are in a set, null for white space, at the start, the end or both.</summary>
    public static string Strip(string text, string? characters, bool atStart, bool atEnd)
    {
        if (characters is null)
            return atStart && atEnd ? Strip(text) : atStart ? StripStart(text) : StripEnd(text);
        var set = CodePoints.Each(characters).ToHashSet();
        int start = 0, end = text.Length;
        while (atStart && start < end && set.Contains(CodePoints.At(text, start)))
            start += CodePoints.Width(text, start);
        while (atEnd && end > start && set.Contains(CodePoints.At(text, Before(text, end))))
            end = Before(text, end);
        return text[start..end];
    }

    /// <summary>Python's <c>str.replace</c>; an empty text to find stands between all code points.</summary>
    public static string Replace(string text, string old, string replacement, long count, Limits limits)
    {
        if (count == 0 || old.Length > 0 && !text.Contains(old, StringComparison.Ordinal))
            return text;
        if (count < 0 && old.Length > 0 && replacement.Length <= old.Length)
            return text.Replace(old, replacement, StringComparison.Ordinal);
        return old.Length == 0 ? Interleave(text, replacement, count, limits) : ReplaceSome(text, old, replacement, count, limits);
    }

    public static long Count(string text, string part)
    {
        if (part.Length == 0)
            return CodePoints.Length(text) + 1L;
        long count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    public static string Pad(string text, long width, string fill, double leftShare, Limits limits)
    {
        var missing = width - CodePoints.Length(text);
        if (missing <= 0)
            return text;
        limits.CheckText((double)missing * fill.Length + text.Length);
        // Python centres so that an odd blank goes to the left only if the width is odd as well.
        var left = leftShare == 0.5 ? (missing / 2) + (missing & width & 1) : (long)(missing * leftShare);
        return Filling(fill, left) + text + Filling(fill, missing - left);
    }

    public static string ZeroFill(string text, long width, Limits limits)
    {
        var sign = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        return text[..sign] + Pad(text[sign..], width - sign, "0", 1, limits);
    }

    public static string ExpandTabs(string text, long size, Limits limits)
    {
        var result = new StringBuilder(text.Length);
        long column = 0;
        for (var i = 0; i < text.Length; i += CodePoints.Width(text, i))
        {
            if (text[i] == '\t' && size > 0)
            {
                var blanks = size - (column % size);
                limits.CheckText(result.Length + (double)blanks);
                result.Append(' ', (int)blanks);
                column += blanks;
            }
            else if (text[i] != '\t')
            {
                result.Append(text, i, CodePoints.Width(text, i));
                column = text[i] is '\n' or '\r' ? 0 : column + 1;
            }
        }

        return result.ToString();
    }

    private static int Before(string text, int end) =>
        end >= 2 && char.IsLowSurrogate(text[end - 1]) && char.IsHighSurrogate(text[end - 2]) ? end - 2 : end - 1;

    private static string Filling(string fill, long count) =>
        fill.Length == 1 ? new string(fill[0], (int)count) : new StringBuilder().Insert(0, fill, (int)count).ToString();

    private static string Interleave(string text, string replacement, long count, Limits limits)
    {
        limits.CheckText(text.Length + ((double)replacement.Length * (text.Length + 1)));
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i += CodePoints.Width(text, i))
            result.Append(count-- != 0 ? replacement : Stop(ref count)).Append(text, i, CodePoints.Width(text, i));
        return result.Append(count != 0 ? replacement : "").ToString();
    }

    private static string Stop(ref long count)
    {
        count = 0;
        return "";
    }

    private static string ReplaceSome(string text, string old, string replacement, long count, Limits limits)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        for (var next = text.IndexOf(old, StringComparison.Ordinal); next >= 0 && count != 0; next = text.IndexOf(old, at, StringComparison.Ordinal))
        {
            result.Append(text, at, next - at).Append(replacement);
            limits.CheckText(result.Length);
            at = next + old.Length;
            count--;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
