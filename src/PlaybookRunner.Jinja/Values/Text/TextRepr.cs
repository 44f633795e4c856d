using System.Buffers;
using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>repr</c> of a string: single quotes if possible, escapes for what cannot be printed.</summary>
internal static class TextRepr
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static void Append(StringBuilder output, string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        output.Append(quote);
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0)
            output.Append(text);
        else
            AppendEscaped(output, text, quote);
        output.Append(quote);
    }

    /// <summary>Python's <c>ascii</c>: what is left of a <c>repr</c> when everything beyond ASCII is escaped.</summary>
    public static string Ascii(string repr)
    {
        var output = new StringBuilder(repr.Length);
        for (var i = 0; i < repr.Length; i += CodePoints.Width(repr, i))
        {
            if (char.IsAscii(repr[i]))
                output.Append(repr[i]);
            else
                AppendCode(output, CodePoints.Width(repr, i) == 2 ? char.ConvertToUtf32(repr[i], repr[i + 1]) : repr[i]);
        }

        return output.ToString();
    }

    /// <summary>Python's <c>str.isprintable</c> for one code point.</summary>
    public static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static void AppendEscaped(StringBuilder output, string text, char quote)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote || c == '\\')
                output.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                output.Append(c);
            else if (c is '\n' or '\r' or '\t')
                output.Append('\\').Append(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
            else
                i += AppendOther(output, text, i);
        }
    }

    // Returns how many further UTF-16 units were used up.
    private static int AppendOther(StringBuilder output, string text, int index)
    {
        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            AppendCode(output, text[index]);
            return 0;
        }

        if (IsPrintable(rune))
            output.Append(text, index, rune.Utf16SequenceLength);
        else
            AppendCode(output, rune.Value);
        return rune.Utf16SequenceLength - 1;
    }

    private static void AppendCode(StringBuilder output, int code)
    {
        if (code <= 0xff)
            output.Append(CultureInfo.InvariantCulture, $"\\x{code:x2}");
        else if (code <= 0xffff)
            output.Append(CultureInfo.InvariantCulture, $"\\u{code:x4}");
        else
            output.Append(CultureInfo.InvariantCulture, $"\\U{code:x8}");
    }
}
