namespace PlaybookRunner.Content;

/// <summary>A line of YAML as people see it: dashes, a key, a value. Good enough to guess what was meant where the parser gave up.</summary>
internal readonly ref struct YamlLine
{
    public YamlLine(string text)
    {
        Text = text.TrimEnd();
        Leading = Text.Length - Text.TrimStart(' ').Length;
        KeyStart = AfterDashes(Text, Leading);
        ValueStart = AfterKey(Text, KeyStart);
    }

    public string Text { get; }

    /// <summary>The number of spaces in front.</summary>
    public int Leading { get; }

    /// <summary>Where the key starts, or the value of an item without one: behind the dashes.</summary>
    public int KeyStart { get; }

    /// <summary>Where the value starts; the line's length when there is none.</summary>
    public int ValueStart { get; }

    public bool IsItem => KeyStart > Leading;

    public bool HasKey => ValueStart > KeyStart;

    public bool IsBlank => Text.Length == Leading || Text[Leading] == '#';

    /// <summary>Whether there is a value on the line itself, so that nothing can be nested below it.</summary>
    public bool HasValue => ValueStart < Text.Length && Text[ValueStart] is not ('|' or '>' or '#' or '&' or '!');

    /// <summary>The value's first character; a space when there is none.</summary>
    public char First => ValueStart < Text.Length ? Text[ValueStart] : ' ';

    public ReadOnlySpan<char> Value => Text.AsSpan(ValueStart);

    /// <summary>Where the text after the value's closing quote starts; -1 when the quote is not closed on this line.</summary>
    public int EndOfQuote()
    {
        for (var i = ValueStart + 1; i < Text.Length; i++)
        {
            if (Text[i] == '\\' && First == '"' || Text[i] == First && First == '\'' && i + 1 < Text.Length && Text[i + 1] == '\'')
                i++;
            else if (Text[i] == First)
                return i + 1;
        }

        return -1;
    }

    /// <summary>The line with its value in quotes.</summary>
    public string WithQuotes()
    {
        var quoted = Value.Contains('"') ? $"'{Value.ToString().Replace("'", "''", StringComparison.Ordinal)}'" : $"\"{Value}\"";
        return string.Concat(Text.AsSpan(Leading, ValueStart - Leading), quoted);
    }

    private static int AfterDashes(string text, int start)
    {
        while (start + 1 < text.Length && text[start] == '-' && text[start + 1] == ' ')
            start = SkipSpaces(text, start + 1);
        return start;
    }

    private static int AfterKey(string text, int start)
    {
        if (start < text.Length && text[start] is '"' or '\'' or '{' or '[')
            return start;
        var colon = text.IndexOf(": ", start, StringComparison.Ordinal);
        if (colon >= 0)
            return SkipSpaces(text, colon + 1);
        return text.EndsWith(':') ? text.Length : start;
    }

    private static int SkipSpaces(string text, int start)
    {
        while (start < text.Length && text[start] == ' ')
            start++;
        return start;
    }
}
