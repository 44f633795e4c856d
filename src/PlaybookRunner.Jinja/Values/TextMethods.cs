namespace PlaybookRunner.Jinja;

/// <summary>What Python's <c>str</c> methods do, on code points and Python's notion of white space.</summary>
internal static partial class TextMethods
{
    /// <summary>Python's <c>str.isspace</c> for a UTF-16 unit: .NET's white space and the four separators U+001C to U+001F.</summary>
    public static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r') or (>= '\u001c' and <= '\u001f') || c > 127 && char.IsWhiteSpace(c);

    public static string Strip(string text)
    {
        int start = 0, end = text.Length;
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return text[start..end];
    }
}
