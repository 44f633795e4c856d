using System.Globalization;
using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>
/// The presentation types <c>e f g</c> and <c>%</c> of floats, for magnitudes (the sign is the caller's). Digits are exact and ties go to the even digit,
/// as in C; .NET's own formats round ties away from zero.
/// </summary>
internal static class FloatFormat
{
    /// <param name="magnitude">The number, not negative.</param>
    /// <param name="type">One of <c>eEfFgG%</c>, or <c>r</c> for the shortest text of <c>repr</c>.</param>
    /// <param name="precision">Digits after the point, for <c>g</c> significant ones.</param>
    /// <param name="alternate">Whether the point and, for <c>g</c>, trailing zeros stay (<c>#</c>).</param>
    public static string Format(double magnitude, char type, int precision, bool alternate)
    {
        if (!double.IsFinite(magnitude))
            return Special(magnitude, type);
        return type switch
        {
            'f' or 'F' => Fixed(magnitude, precision, alternate),
            'e' or 'E' => Exponent(magnitude, precision, alternate, type),
            'g' or 'G' => General(magnitude, precision, alternate, type),
            '%' => Percent(magnitude, precision, alternate),
            _ => FloatText.Repr(magnitude),
        };
    }

    /// <summary>
    /// What <c>format</c> makes of a float with a precision but no type: like <c>g</c>, but one digit after the point stays, and the exponent starts one power earlier.
    /// </summary>
    public static string Short(double magnitude, int precision, bool alternate)
    {
        if (!double.IsFinite(magnitude))
            return Special(magnitude, 'g');
        precision = Math.Max(precision, 1);
        var (digits, exponent) = Significant(magnitude, precision);
        if (exponent is < -4 || exponent >= precision - 1)
            return Scientific(alternate ? digits : Trim(digits), exponent, 'e', alternate);
        var text = General(magnitude, precision, alternate, 'g');
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    /// <summary>The number times a power of ten, rounded to an integer, ties to even.</summary>
    public static BigInteger Scaled(double magnitude, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(magnitude);
        var exponent = (int)(bits >> 52 & 0x7ff);
        BigInteger mantissa = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
        var shift = Math.Max(exponent, 1) - 1075;
        var numerator = (power > 0 ? mantissa * BigInteger.Pow(10, power) : mantissa) << Math.Max(shift, 0);
        var denominator = (power < 0 ? BigInteger.Pow(10, -power) : BigInteger.One) << Math.Max(-shift, 0);
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var order = (rest << 1).CompareTo(denominator);
        return order > 0 || order == 0 && !quotient.IsEven ? quotient + 1 : quotient;
    }

    private static string Special(double magnitude, char type)
    {
        var text = double.IsNaN(magnitude) ? "nan" : "inf";
        return (char.IsAsciiLetterUpper(type) ? text.ToUpperInvariant() : text) + (type == '%' ? "%" : "");
    }

    private static string Fixed(double magnitude, int precision, bool alternate) =>
        Point(Scaled(magnitude, precision).ToString(CultureInfo.InvariantCulture), precision, alternate);

    private static string Percent(double magnitude, int precision, bool alternate)
    {
        var hundredfold = magnitude * 100;
        return (double.IsInfinity(hundredfold) ? "inf" : Fixed(hundredfold, precision, alternate)) + "%";
    }

    private static string Point(string digits, int decimals, bool alternate)
    {
        if (decimals == 0)
            return alternate ? digits + "." : digits;
        digits = digits.PadLeft(decimals + 1, '0');
        return digits[..^decimals] + "." + digits[^decimals..];
    }

    private static string Exponent(double magnitude, int precision, bool alternate, char letter)
    {
        var (digits, exponent) = Significant(magnitude, precision + 1);
        return Scientific(digits, exponent, letter, alternate);
    }

    private static string Scientific(string digits, int exponent, char letter, bool alternate) =>
        Point(digits, digits.Length - 1, alternate) + Power(exponent, letter);

    private static string Trim(string digits) => digits.TrimEnd('0') is { Length: > 0 } rest ? rest : "0";

    private static string General(double magnitude, int precision, bool alternate, char type)
    {
        precision = Math.Max(precision, 1);
        var (digits, exponent) = Significant(magnitude, precision);
        if (!alternate)
            digits = Trim(digits);
        if (exponent < -4 || exponent >= precision)
            return Scientific(digits, exponent, type == 'G' ? 'E' : 'e', alternate);
        if (exponent < 0)
            return "0." + new string('0', -exponent - 1) + digits;
        return Point(digits.PadRight(exponent + 1, '0'), Math.Max(digits.Length - exponent - 1, 0), alternate);
    }

    private static string Power(int exponent, char letter) =>
        string.Create(CultureInfo.InvariantCulture, $"{letter}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    private static (string Digits, int Exponent) Significant(double magnitude, int count)
    {
        if (magnitude == 0)
            return (new string('0', count), 0);
        // The estimate may be one off in either direction, also by rounding up to the next power of ten.
        var exponent = (int)Math.Floor(Math.Log10(magnitude));
        while (true)
        {
            var digits = Scaled(magnitude, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
            if (digits.Length == count)
                return (digits, exponent);
            exponent += digits.Length > count ? 1 : -1;
        }
    }
}
