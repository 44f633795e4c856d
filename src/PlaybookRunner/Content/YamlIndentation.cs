using System.Text;

namespace PlaybookRunner.Content;

/// <summary>
/// Quoted texts over several lines may be indented in any way in YAML 1.1, and people write them so; the parser insists on 1.2's rule that they stand
/// deeper than their key. Spaces at the start of such a line are no part of the text, so adding some gives the parser what it wants and changes nothing.
/// </summary>
internal static class YamlIndentation
{
    /// <summary>Whether this is what the parser stumbled over.</summary>
    public static bool IsCause(string message) =>
        message.Contains("multi-line", StringComparison.Ordinal) && message.Contains("wrong indentation", StringComparison.Ordinal);

    /// <summary>The text with the later lines of one quoted text indented; null if that text does not end.</summary>
    /// <param name="text">The document.</param>
    /// <param name="start">Where the opening quote stands.</param>
    /// <param name="column">Its column, from 1.</param>
    public static string? Deepen(string text, int start, int column)
    {
        var end = EndOfQuote(text, start);
        if (end < 0)
            return null;
        var result = new StringBuilder(text.Length + 64).Append(text, 0, start);
        for (var at = start; at < end;)
        {
            var next = text.IndexOf('\n', at, end - at);
            var stop = next < 0 ? end : next + 1;
            result.Append(text, at, stop - at);
            if (next >= 0 && !IsBlank(text, stop))
                result.Append(' ', column);
            at = stop;
        }

        return result.Append(text, end, text.Length - end).ToString();
    }

    private static bool IsBlank(string text, int start)
    {
        while (start < text.Length && text[start] is ' ' or '\t' or '\r')
            start++;
        return start >= text.Length || text[start] == '\n';
    }

    private static int EndOfQuote(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[start] == '"' && text[i] == '\\' || text[start] == '\'' && text[i] == '\'' && i + 1 < text.Length && text[i + 1] == '\'')
                i++;
            else if (text[i] == text[start])
                return i;
        }

        return -1;
    }
}
