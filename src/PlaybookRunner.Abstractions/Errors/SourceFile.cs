namespace PlaybookRunner;

/// <summary>A file of content (a playbook, a variable file, a template, a string given on the command line) as it was read.</summary>
public sealed class SourceFile
{
    private string[]? _lines;

    /// <summary>Names a text that content can come from.</summary>
    /// <param name="path">The path shown to the user; for text that is not a file, a name in angle brackets such as <c>&lt;extra vars&gt;</c>.</param>
    /// <param name="text">The whole text.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
    }

    /// <summary>The path shown to the user.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Whether the text was decrypted from a vault: no excerpt of it is ever shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The number of lines.</summary>
    public int LineCount => Lines.Length;

    private string[] Lines => _lines ??= Text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The text of one line without its line break; empty when there is no such line.</summary>
    /// <param name="number">The number of the line, from 1.</param>
    public string Line(int number) => number >= 1 && number <= Lines.Length ? Lines[number - 1] : "";
}
