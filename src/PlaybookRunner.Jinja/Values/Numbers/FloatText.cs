using System.Globalization;

namespace PlaybookRunner.Jinja;

/// <summary>Python's text of floats: the shortest that reads back as the same number.</summary>
internal static class FloatText
{
    /// <summary>No text that <see cref="TryWrite"/> writes is longer.</summary>
    public const int Longest = 32;

    /// <summary>Writes an ordinary number; false for one that needs an exponent or has a name.</summary>
    public static bool TryWrite(double value, Span<char> into, out int written)
    {
        written = 0;
        var magnitude = Math.Abs(value);
        if (!(magnitude is >= 1e-4 and < 1e15 || magnitude == 0) || !value.TryFormat(into, out written, "R", CultureInfo.InvariantCulture))
            return false;
        var text = into[..written];
        if (text.Contains('E'))
            return false;
        if (!text.Contains('.'))
        {
            ".0".CopyTo(into[written..]);
            written += 2;
        }

        return true;
    }

    public static string Repr(double value)
    {
        if (double.IsNaN(value))
            return "nan";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        var magnitude = Math.Abs(value);
        if (magnitude is >= 1e-4 and < 1e15 || magnitude == 0)
            return Plain(value);
        var (digits, exponent) = Shortest(magnitude);
        var sign = double.IsNegative(value) ? "-" : "";
        return sign + (exponent is >= -4 and < 16 ? Fixed(digits, exponent) : Scientific(digits, exponent));
    }

    /// <summary>The shortest significant digits that read back as the number, and the power of ten of the first one.</summary>
    public static (string Digits, int Exponent) Shortest(double magnitude)
    {
        var text = magnitude.ToString("E16", CultureInfo.InvariantCulture);
        var general = magnitude.ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = general.AsSpan();
        var e = mantissa.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }

        var digits = mantissa.ToString().Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        return (digits.Length == 0 ? "0" : digits, exponent);
    }

    // .NET writes this range without an exponent, as Python does.
    private static string Plain(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text.Contains('E') ? FromExponent(value) : text : text + ".0";
    }

    private static string FromExponent(double value)
    {
        var (digits, exponent) = Shortest(Math.Abs(value));
        return (value < 0 ? "-" : "") + Fixed(digits, exponent);
    }

    private static string Fixed(string digits, int exponent)
    {
        if (exponent < 0)
            return "0." + new string('0', -exponent - 1) + digits;
        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0') + ".0"
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }
}
