using System.Text;

namespace PlaybookRunner.Templating;

/// <summary>The text that PyYAML's emitter has written, and what it knows of its end.</summary>
internal sealed class YamlOutput(int width)
{
    private readonly StringBuilder _text = new();
    private bool _whitespace = true;
    private bool _indention = true;

    public int Width { get; } = width;

    public int Column { get; private set; }

    /// <summary>Whether only indicators stand on the line so far.</summary>
    public bool AtIndicator => _indention;

    public void Indicator(string indicator, bool needsSpace, bool isWhitespace = false, bool isIndention = false)
    {
        if (!_whitespace && needsSpace)
            Append(" ");
        Append(indicator);
        _whitespace = isWhitespace;
        _indention = _indention && isIndention;
    }

    public void WriteIndent(int indent)
    {
        indent = Math.Max(indent, 0);
        if (!_indention || Column > indent || (Column == indent && !_whitespace))
            Break();
        if (Column >= indent)
            return;
        _whitespace = true;
        Append(new string(' ', indent - Column));
    }

    /// <summary>With an indentation above 2, what follows a dash on its line stands at the next column of that indentation.</summary>
    public void PadAfterDash(int indent, int column, bool isBlock)
    {
        if (!isBlock || column + indent <= Column)
            return;
        Append(new string(' ', column + indent - Column));
        _whitespace = true;
    }

    public void Break(string text = "\n")
    {
        _text.Append(text);
        _whitespace = _indention = true;
        Column = 0;
    }

    public void SpaceBefore()
    {
        if (!_whitespace)
            Append(" ");
    }

    public void Content(string text)
    {
        _whitespace = _indention = false;
        Append(text);
    }

    /// <summary>Ends the last line. The mark of the end that PyYAML writes after a plain scalar is left out, as Ansible's filters do.</summary>
    public void EndDocument(bool isExplicit)
    {
        if (isExplicit)
        {
            WriteIndent(0);
            Indicator("...", needsSpace: true);
        }

        if (Column > 0)
            Break();
    }

    public override string ToString() => _text.ToString();

    private void Append(string text)
    {
        _text.Append(text);
        Column += text.EnumerateRunes().Count();
    }
}
