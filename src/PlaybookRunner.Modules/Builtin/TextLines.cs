namespace PlaybookRunner.Modules.Builtin;

/// <summary>Splits text into lines that keep their line breaks.</summary>
internal static class TextLines
{
    public static List<string> Of(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>A line without its line break.</summary>
    public static string WithoutBreak(string line) => line.TrimEnd('\n').TrimEnd('\r');
}
