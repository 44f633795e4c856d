namespace PlaybookRunner.Jinja;

/// <summary>Python's format specification mini-language, read: <c>[[fill]align][sign][z][#][0][width][grouping][.precision][type]</c>.</summary>
internal sealed record FormatSpec
{
    /// <summary>One code point.</summary>
    public string Fill { get; private set; } = " ";

    /// <summary>One of <c>&lt; &gt; = ^</c>, or <c>\0</c> for the default of the type.</summary>
    public char Align { get; private set; }

    public char Sign { get; private set; }

    public bool NoNegativeZero { get; private set; }

    public bool Alternate { get; private set; }

    public bool ZeroPadded { get; private set; }

    public int Width { get; private set; }

    /// <summary><c>,</c> or <c>_</c>, or <c>\0</c> for none.</summary>
    public char Grouping { get; private set; }

    public int? Precision { get; private set; }

    public char Type { get; private set; }

    public static FormatSpec Parse(string text, object? value)
    {
        var spec = new FormatSpec();
        var at = spec.ReadAlign(text);
        at = spec.ReadFlags(text, at);
        spec.Width = ReadNumber(text, ref at) ?? 0;
        at = spec.ReadGrouping(text, at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            spec.Precision = ReadNumber(text, ref at) ?? throw PythonException.ValueError("Format specifier missing precision");
        }

        if (at < text.Length - 1)
            throw PythonException.ValueError($"Invalid format specifier '{text}' for object of type '{Python.TypeName(value)}'");
        spec.Type = at < text.Length ? text[at] : '\0';
        spec.CheckGrouping();
        return spec;
    }

    private int ReadAlign(string text)
    {
        if (text.Length == 0)
            return 0;
        var width = CodePoints.Width(text, 0);
        if (text.Length > width && IsAlign(text[width]))
        {
            Fill = text[..width];
            Align = text[width];
            return width + 1;
        }

        if (!IsAlign(text[0]))
            return 0;
        Align = text[0];
        return 1;
    }

    private int ReadFlags(string text, int at)
    {
        if (at < text.Length && text[at] is '+' or '-' or ' ')
            Sign = text[at++];
        if (at < text.Length && text[at] == 'z')
            (NoNegativeZero, at) = (true, at + 1);
        if (at < text.Length && text[at] == '#')
            (Alternate, at) = (true, at + 1);
        if (at >= text.Length || text[at] != '0' || Fill != " " && Align != '\0')
            return at;
        ZeroPadded = true;
        if (Align == '\0' || Fill == " ")
            Fill = "0";
        return at + 1;
    }

    private int ReadGrouping(string text, int at)
    {
        if (at < text.Length && text[at] is ',' or '_')
            Grouping = text[at++];
        if (at < text.Length && Grouping != '\0' && text[at] is ',' or '_')
            throw PythonException.ValueError(text[at] == Grouping ? $"Cannot specify '{Grouping}' with '{text[at]}'." : "Cannot specify both ',' and '_'.");
        return at;
    }

    private void CheckGrouping()
    {
        if (Grouping == '\0' || Type is '\0' or 'd' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%')
            return;
        if (Grouping == '_' && Type is 'b' or 'o' or 'x' or 'X')
            return;
        throw PythonException.ValueError($"Cannot specify '{Grouping}' with {Quoted(Type)}.");
    }

    public static string Quoted(char code) => code is > ' ' and < '\x7f' ? $"'{code}'" : $"'\\x{(int)code:x}'";

    private static bool IsAlign(char c) => c is '<' or '>' or '=' or '^';

    private static int? ReadNumber(string text, ref int at)
    {
        var start = at;
        long number = 0;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            if (number > (long.MaxValue - 9) / 10)
                throw PythonException.ValueError("Too many decimal digits in format string");
            number = (number * 10) + text[at] - '0';
        }

        // Beyond int every use of it fails for its size.
        return at == start ? null : (int)Math.Min(number, int.MaxValue);
    }
}
