namespace PlaybookRunner.Modules.Builtin;

/// <summary>The lines of a text with their line breaks, as Python's <c>readlines</c> gives them.</summary>
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

    /// <summary>The place of the last line, or of the first one, for which something holds; -1 for none.</summary>
    public static int Find(List<string> lines, bool first, Predicate<string> holds) => first ? lines.FindIndex(holds) : lines.FindLastIndex(holds);

    /// <summary>Gives the last line a line break when it lacks one, so that something can follow it.</summary>
    public static void Terminate(List<string> lines)
    {
        if (lines.Count > 0 && !lines[^1].EndsWith('\n'))
        {
            lines[^1] += "\n";
        }
    }
}
