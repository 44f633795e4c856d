using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Reads numbers from text as Python's <c>int</c> and <c>float</c> do: white space around, underscores between digits, digits of any script.</summary>
internal static class NumberText
{
    private const int MostDigits = 4300;
    private static readonly SearchValues<char> FloatCharacters = SearchValues.Create("0123456789.eE+-_");

    /// <param name="text">The text.</param>
    /// <param name="numberBase">0 (tell by prefix) or 2 to 36.</param>
    /// <param name="original">What the error message shows.</param>
    public static object Integer(string text, int numberBase, object original) =>
        numberBase is 0 or (>= 2 and <= 36)
            ? TryInteger(text, numberBase) ?? throw PythonException.ValueError($"invalid literal for int() with base {numberBase}: {Python.Repr(original)}")
            : throw PythonException.ValueError("int() base must be >= 2 and <= 36, or 0");

    public static object? TryInteger(string text, int numberBase)
    {
        if (numberBase == 10 && text.Length is > 0 and < 19 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var simple))
            return Boxes.Of(simple);
        var digits = Digits(text);
        var negative = digits.StartsWith('-');
        if (negative || digits.StartsWith('+'))
            digits = digits[1..];
        digits = StripPrefix(digits, ref numberBase, out var prefixed);
        if (!(prefixed && digits.StartsWith('_') ? TryStripUnderscores(digits[1..], out digits) : TryStripUnderscores(digits, out digits)))
            return null;
        return TryParse(digits, numberBase, out var value) ? Boxes.Of(negative ? -value : value) : null;
    }

    public static double Float(string text, object original) =>
        TryFloat(text) ?? throw PythonException.ValueError($"could not convert string to float: {Python.Repr(original)}");

    public static double? TryFloat(string text)
    {
        var digits = Digits(text);
        if (digits.AsSpan().IndexOfAnyExcept(FloatCharacters) >= 0)
            return Named(digits);
        if (digits.Contains('_') && !TryStripUnderscores(digits, out digits))
            return null;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(digits, Style, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static double? Named(string text)
    {
        var negative = text.StartsWith('-');
        var name = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        if (name.Equals("nan", StringComparison.OrdinalIgnoreCase))
            return double.NaN;
        if (!name.Equals("inf", StringComparison.OrdinalIgnoreCase) && !name.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            return null;
        return negative ? double.NegativeInfinity : double.PositiveInfinity;
    }

    private static string Digits(string text)
    {
        var trimmed = TextMethods.Strip(text);
        if (Ascii.IsValid(trimmed))
            return trimmed;
        var result = new StringBuilder(trimmed.Length);
        for (var i = 0; i < trimmed.Length; i += CodePoints.Width(trimmed, i))
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(trimmed, i);
            result.Append(digit >= 0 ? (char)('0' + digit) : trimmed[i]);
        }

        return result.ToString();
    }

    private static string StripPrefix(string digits, ref int numberBase, out bool prefixed)
    {
        var named = digits.Length > 1 && digits[0] == '0'
            ? char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 }
            : 0;
        prefixed = named != 0 && (numberBase == named || numberBase == 0);
        if (numberBase == 0)
        {
            // Base 0 follows the syntax of literals, where a leading zero is only allowed for zero itself.
            numberBase = prefixed ? named : digits.Length > 1 && digits[0] == '0' && digits.AsSpan().IndexOfAnyExcept('0', '_') >= 0 ? 1 : 10;
        }

        return prefixed ? digits[2..] : digits;
    }

    private static bool TryStripUnderscores(string text, out string result)
    {
        result = text;
        if (!text.Contains('_'))
            return text.Length > 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && (i == 0 || i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i - 1]) || !char.IsAsciiLetterOrDigit(text[i + 1])))
                return false;
        }

        result = text.Replace("_", "", StringComparison.Ordinal);
        return true;
    }

    private static bool TryParse(string digits, int numberBase, out BigInteger value)
    {
        value = BigInteger.Zero;
        foreach (var c in digits)
        {
            if (Value(c) >= numberBase)
                return false;
        }

        if (numberBase == 10)
        {
            if (digits.Length > MostDigits)
            {
                throw PythonException.ValueError(
                    $"Exceeds the limit (4300 digits) for integer string conversion: value has {digits.Length} digits; use sys.set_int_max_str_digits() to increase the limit");
            }


            value = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
            return true;
        }

        foreach (var c in digits)
            value = (value * numberBase) + Value(c);
        return true;
    }

    private static int Value(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => int.MaxValue,
    };
}
