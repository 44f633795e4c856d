using System.Text;

namespace PlaybookRunner.Templating;

/// <summary>The text that libyaml's emitter has written, and what it knows of its end.</summary>
internal sealed class YamlOutput(int width, string lineBreak)
{
    private readonly StringBuilder _text = new();
    private bool _whitespace = true;

    public int Width { get; } = width;

    public int Column { get; private set; }

    /// <summary>Whether only indicators stand on the line so far.</summary>
    public bool AtIndicator { get; private set; } = true;

    /// <summary>Whether the last scalar ends in empty lines, which only a mark of the end keeps.</summary>
    public bool IsOpenEnded { get; set; }

    /// <summary>Whether a line is longer than it should be, so that the next blank is a place to break it.</summary>
    public bool IsTooLong => Column > Width;

    public void Indicator(string indicator, bool needsSpace, bool isWhitespace = false, bool isIndention = false)
    {
        if (!_whitespace && needsSpace)
            Append(" ");
        Append(indicator);
        _whitespace = isWhitespace;
        AtIndicator = AtIndicator && isIndention;
        IsOpenEnded = false;
    }

    public void WriteIndent(int indent)
    {
        indent = Math.Max(indent, 0);
        if (!AtIndicator || Column > indent || (Column == indent && !_whitespace))
            Break();
        if (Column < indent)
            Append(new string(' ', indent - Column));
        _whitespace = AtIndicator = true;
    }

    public void Break()
    {
        _text.Append(lineBreak);
        Column = 0;
    }

    /// <summary>Writes a line break of the text itself.</summary>
    public void Break(char kind)
    {
        if (kind == '\n')
            Break();
        else
            _text.Append(kind);
        Column = 0;
        AtIndicator = true;
    }

    /// <summary>Starts the lines of a block scalar.</summary>
    public void StartBlock()
    {
        Break();
        AtIndicator = _whitespace = true;
    }

    public void SpaceBefore()
    {
        if (!_whitespace)
            Append(" ");
    }

    public void Content(char c)
    {
        AtIndicator = false;
        _text.Append(c);
        if (!char.IsLowSurrogate(c))
            Column++;
    }

    /// <summary>A blank inside a scalar: leaves open whether the line holds more than indicators.</summary>
    public void Blank()
    {
        _text.Append(' ');
        Column++;
    }

    public void Content(string text)
    {
        foreach (var c in text)
            Content(c);
    }

    public void EndScalar() => _whitespace = AtIndicator = false;

    public override string ToString() => _text.ToString();

    private void Append(string text)
    {
        _text.Append(text);
        Column += text.Length;
    }
}
