namespace PlaybookRunner.Jinja;

/// <summary>A few lines of a template around an error.</summary>
public sealed class SourceExcerpt
{
    private readonly TemplatePosition _position;

    internal SourceExcerpt(string source, TemplatePosition position)
    {
        _position = position;
        string[] lines = source.Split('\n');
        FirstLine = Math.Max(1, position.Line - 1);
        int last = Math.Min(lines.Length, position.Line + 1);
        Lines = FirstLine > last ? [] : lines[(FirstLine - 1)..last];
    }

    /// <summary>The number of the first line, from 1.</summary>
    public int FirstLine { get; }

    /// <summary>The lines: the failing one, and the one before and after it where they exist.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The lines with their numbers, and carets under the failing part.</summary>
    /// <param name="lineOffset">What to add to each line number, for a template that stands inside another file.</param>
    /// <returns>Several lines, each ended by a newline.</returns>
    public string Render(int lineOffset = 0)
    {
        int width = (FirstLine + Lines.Count - 1 + lineOffset).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < Lines.Count; i++)
        {
            string number = (FirstLine + i + lineOffset).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(width);
            text.Append("  ").Append(number).Append(" | ").Append(Lines[i]).Append('\n');
            if (FirstLine + i == _position.Line)
                text.Append(' ', width + 2).Append(" | ").Append(Underline(Lines[i])).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Tabs of the line stay tabs, so that the caret stands under its character whatever the tab width is.</summary>
    private string Underline(string line)
    {
        int column = Math.Min(_position.Column - 1, line.Length);
        var margin = new string([.. line.AsSpan(0, column).ToArray().Select(c => c == '\t' ? '\t' : ' ')]);
        return margin + new string('^', Math.Max(1, Math.Min(_position.Length, line.Length - column)));
    }
}
