using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Backslash escapes of string literals, as Python's codec <c>unicode-escape</c> reads them.</summary>
internal static class StringEscapes
{
    public static string Process(string text, Span span)
    {
        var result = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
            if (text[at] == '\\' && at + 1 < text.Length)
                at = Escape(text, at + 1, result, span);
            else
                result.Append(text[at++]);
        return result.ToString();
    }

    /// <summary>Appends what the escape at a place stands for and returns the place after it.</summary>
    private static int Escape(string text, int at, StringBuilder result, Span span)
    {
        char c = text[at];
        switch (c)
        {
            case '\n':
                return at + 1;
            case 'x':
                return Hex(text, at, 2, "\\xXX", result, span);
            case 'u':
                return Hex(text, at, 4, "\\uXXXX", result, span);
            case 'U':
                return Hex(text, at, 8, "\\UXXXXXXXX", result, span);
            case 'N':
                throw new SyntaxError("unknown Unicode character name", span, hint: "write the code point: \\uXXXX");
            case >= '0' and <= '7':
                return Octal(text, at, result);
            default:
                result.Append(Simple(c) is { } simple ? simple.ToString() : $"\\{c}");
                return at + 1;
        }
    }

    private static char? Simple(char c) => c switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'v' => '\v',
        '\\' or '\'' or '"' => c,
        _ => null,
    };

    private static int Hex(string text, int at, int digits, string form, StringBuilder result, Span span)
    {
        ReadOnlySpan<char> hex = text.AsSpan(Math.Min(at + 1, text.Length));
        if (hex.Length < digits || !uint.TryParse(hex[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code))
            throw new SyntaxError($"truncated {form} escape", span);
        if (code > 0x10FFFF)
            throw new SyntaxError("illegal Unicode character", span);
        if (code is >= 0xD800 and <= 0xDFFF || code <= 0xFFFF)
            result.Append((char)code);
        else
            result.Append(char.ConvertFromUtf32((int)code));
        return at + 1 + digits;
    }

    private static int Octal(string text, int at, StringBuilder result)
    {
        int code = 0;
        int end = at;
        for (; end < text.Length && end < at + 3 && text[end] is >= '0' and <= '7'; end++)
            code = (code * 8) + (text[end] - '0');
        result.Append((char)code);
        return end;
    }
}
