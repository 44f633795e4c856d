using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace PlaybookRunner.Content;

/// <summary>The forms of numbers in YAML 1.1: underscores, octal with a leading 0, base 60 as in <c>1:30</c>, floats only with a dot and a signed exponent.</summary>
internal static class YamlNumbers
{
    private static readonly SearchValues<char> DigitCharacters = SearchValues.Create("0123456789_");

    public static bool TryInteger(string text, out BigInteger number)
    {
        number = default;
        var body = WithoutSign(text, out var negative);
        if (!TryMagnitude(body, out number))
            return false;
        if (negative)
            number = -number;
        return true;
    }

    public static bool TryFloat(string text, out double number)
    {
        number = default;
        var body = WithoutSign(text, out var negative);
        var signed = body.Length < text.Length;
        if (!TrySpecial(body, signed, out number) && !TryFraction(body, signed, out number))
            return false;
        if (negative)
            number = -number;
        return true;
    }

    private static ReadOnlySpan<char> WithoutSign(string text, out bool negative)
    {
        negative = text.Length > 0 && text[0] == '-';
        return text.Length > 0 && text[0] is '-' or '+' ? text.AsSpan(1) : text;
    }

    private static bool TryMagnitude(ReadOnlySpan<char> body, out BigInteger number)
    {
        number = default;
        if (body.IsEmpty || !char.IsAsciiDigit(body[0]))
            return false;
        if (body is "0")
            return true;
        if (body[0] == '0')
            return body[1] switch
            {
                'b' => TryDigits(body[2..], 2, out number),
                'x' => TryDigits(body[2..], 16, out number),
                _ => TryDigits(body[1..], 8, out number),
            };
        return body.Contains(':') ? TryBase60(body, out number) : TryDigits(body, 10, out number);
    }

    // At least one character has to follow a prefix; PyYAML fails on underscores alone after 0b and 0x and takes them for 0 after 0.
    private static bool TryDigits(ReadOnlySpan<char> digits, int radix, out BigInteger number)
    {
        number = default;
        if (digits.IsEmpty)
            return false;
        var any = radix == 8;
        foreach (var c in digits)
        {
            if (c == '_')
                continue;
            if (!char.IsAsciiHexDigit(c) || Convert.ToInt32(c.ToString(), 16) is var digit && digit >= radix)
                return false;
            number = number * radix + digit;
            any = true;
        }

        return any ? true : throw new FormatException("there are no digits after the prefix");
    }

    private static bool TryBase60(ReadOnlySpan<char> body, out BigInteger number)
    {
        number = default;
        var first = body.IndexOf(':');
        if (!TryDigits(body[..first], 10, out number))
            return false;
        foreach (var range in body[(first + 1)..].Split(':'))
        {
            var part = body[(first + 1)..][range];
            if (!IsSixtieth(part))
                return false;
            number = number * 60 + int.Parse(part, CultureInfo.InvariantCulture);
        }

        return true;
    }

    private static bool IsSixtieth(ReadOnlySpan<char> part) => part.Length switch
    {
        1 => char.IsAsciiDigit(part[0]),
        2 => part[0] is >= '0' and <= '5' && char.IsAsciiDigit(part[1]),
        _ => false,
    };

    private static bool TrySpecial(ReadOnlySpan<char> body, bool signed, out double number)
    {
        number = body is ".inf" or ".Inf" or ".INF" ? double.PositiveInfinity : double.NaN;
        return number > 0 || !signed && body is ".nan" or ".NaN" or ".NAN";
    }

    private static bool TryFraction(ReadOnlySpan<char> body, bool signed, out double number)
    {
        number = default;
        var dot = body.IndexOf('.');
        if (dot < 0)
            return false;
        var whole = body[..dot];
        var fraction = body[(dot + 1)..];
        if (whole.Contains(':'))
            return TryBase60Fraction(whole, fraction, out number);
        return IsFraction(whole, fraction, signed) && Parse(body, out number);
    }

    // [0-9][0-9_]*.[0-9_]*(exponent) or, without a sign, .[0-9][0-9_]*(exponent)
    private static bool IsFraction(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, bool signed)
    {
        var exponent = fraction.IndexOfAny('e', 'E');
        if (exponent >= 0 && !IsExponent(fraction[(exponent + 1)..]))
            return false;
        var digits = exponent >= 0 ? fraction[..exponent] : fraction;
        return whole.IsEmpty
            ? !signed && IsDigitRun(digits)
            : IsDigitRun(whole) && AreDigits(digits);
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(DigitCharacters);

    private static bool IsDigitRun(ReadOnlySpan<char> text) =>
        !text.IsEmpty && char.IsAsciiDigit(text[0]) && AreDigits(text);

    private static bool IsExponent(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[0] is '-' or '+' && !text[1..].ContainsAnyExceptInRange('0', '9');

    private static bool TryBase60Fraction(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, out double number)
    {
        number = default;
        var first = whole.IndexOf(':');
        if (!IsDigitRun(whole[..first]) || !AreDigits(fraction))
            return false;
        Parse(whole[..first], out number);
        foreach (var range in whole[(first + 1)..].Split(':'))
        {
            var part = whole[(first + 1)..][range];
            if (!IsSixtieth(part))
                return false;
            number = number * 60 + int.Parse(part, CultureInfo.InvariantCulture);
        }

        Parse($"0.{fraction}0", out var rest);
        number += rest;
        return true;
    }

    private static bool Parse(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text.ToString().Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
