using System.Globalization;
using System.Numerics;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>format(value, spec)</c>.</summary>
internal static class SpecFormatter
{
    public static string Format(object? value, string spec, Limits limits)
    {
        if (spec.Length == 0)
            return Python.Str(value);
        switch (Python.KindOf(value))
        {
            case Kind.Text or Kind.Markup:
                return FormatText(Python.AsText(value)!, FormatSpec.Parse(spec, value), value, limits);
            case Kind.Int or Kind.BigInt or Kind.Bool:
                return FormatInteger(value!, FormatSpec.Parse(spec, value), limits);
            case Kind.Float:
                return FormatFloat((double)value!, FormatSpec.Parse(spec, value), value, limits);
            case Kind.DateTime or Kind.Date or Kind.Time:
                return Strftime.Format(value!, spec, limits);
            default:
                throw PythonException.TypeError($"unsupported format string passed to {Python.TypeName(value)}.__format__");
        }
    }

    private static string FormatText(string text, FormatSpec spec, object? value, Limits limits)
    {
        if (spec.Type is not ('s' or '\0'))
            throw UnknownCode(spec, value);
        if (spec.Grouping != '\0')
            throw PythonException.ValueError($"Cannot specify '{spec.Grouping}' with 's'.");
        if (spec.Sign != '\0')
            throw PythonException.ValueError(spec.Sign == ' ' ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier");
        if (spec.NoNegativeZero)
            throw PythonException.ValueError("Negative zero coercion (z) not allowed in string format specifier");
        if (spec.Alternate)
            throw PythonException.ValueError("Alternate form (#) not allowed in string format specifier");
        if (spec.Align == '=')
            throw PythonException.ValueError("'=' alignment not allowed in string format specifier");
        if (spec.Precision is { } precision && precision < CodePoints.Length(text))
            text = text[..CodePoints.Offset(text, precision)];
        return Pad("", text, spec, '<', limits);
    }

    private static string FormatInteger(object value, FormatSpec spec, Limits limits)
    {
        if (spec.Type is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%')
            return FormatFloat(Numbers.ToDouble(value), spec, value, limits);
        if (spec.Type is not ('\0' or 'd' or 'n' or 'b' or 'o' or 'x' or 'X' or 'c'))
            throw UnknownCode(spec, value);
        if (spec.Precision is not null)
            throw PythonException.ValueError("Precision not allowed in integer format specifier");
        if (spec.NoNegativeZero)
            throw PythonException.ValueError("Negative zero coercion (z) not allowed in integer format specifier");
        var number = Numbers.ToBig(value);
        if (spec.Type == 'c')
            return FormatCharacter(number, spec, limits);
        var digits = Digits(BigInteger.Abs(number), spec.Type);
        var prefix = spec.Alternate && spec.Type is 'b' or 'o' or 'x' or 'X' ? "0" + spec.Type : "";
        return PadNumber(SignOf(number.Sign < 0, spec) + (spec.Alternate ? prefix : ""), digits, "", spec, limits);
    }

    private static string FormatCharacter(BigInteger code, FormatSpec spec, Limits limits)
    {
        if (spec.Sign != '\0')
            throw PythonException.ValueError("Sign not allowed with integer format specifier 'c'");
        if (spec.Alternate)
            throw PythonException.ValueError("Alternate form (#) not allowed with integer format specifier 'c'");
        if (code.Sign < 0 || code > 0x10ffff)
            throw PythonException.Overflow("%c arg not in range(0x110000)");
        var point = (int)code;
        return Pad("", point is >= 0xd800 and <= 0xdfff ? ((char)point).ToString() : char.ConvertFromUtf32(point), spec, '>', limits);
    }

    private static string Digits(BigInteger magnitude, char type) => type switch
    {
        'b' => magnitude.IsZero ? "0" : magnitude.ToString("b", CultureInfo.InvariantCulture).TrimStart('0'),
        'o' => Octal(magnitude),
        'x' or 'X' => magnitude.IsZero ? "0" : magnitude.ToString(type.ToString(), CultureInfo.InvariantCulture).TrimStart('0'),
        _ => Python.BigText(magnitude),
    };

    private static string Octal(BigInteger magnitude)
    {
        var bits = Digits(magnitude, 'b');
        bits = bits.PadLeft((bits.Length + 2) / 3 * 3, '0');
        var octal = new char[bits.Length / 3];
        for (var i = 0; i < octal.Length; i++)
            octal[i] = (char)('0' + ((bits[3 * i] - '0') * 4) + ((bits[(3 * i) + 1] - '0') * 2) + bits[(3 * i) + 2] - '0');
        return new string(octal);
    }

    private static string FormatFloat(double value, FormatSpec spec, object? original, Limits limits)
    {
        if (spec.Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%'))
            throw UnknownCode(spec, original);
        limits.CheckText(spec.Precision ?? 0);
        var text = FloatMagnitude(Math.Abs(value), spec);
        var negative = double.IsNegative(value) && !double.IsNaN(value);
        if (negative && spec.NoNegativeZero && text.AsSpan().IndexOfAnyInRange('1', '9') < 0 && double.IsFinite(value))
            negative = false;
        var whole = 0;
        while (whole < text.Length && char.IsAsciiDigit(text[whole]))
            whole++;
        return PadNumber(SignOf(negative, spec), text[..whole], text[whole..], spec, limits);
    }

    private static string FloatMagnitude(double magnitude, FormatSpec spec)
    {
        if (spec.Type != '\0')
            return FloatFormat.Format(magnitude, spec.Type == 'n' ? 'g' : spec.Type, spec.Precision ?? 6, spec.Alternate);
        if (spec.Precision is { } precision)
            return FloatFormat.Short(magnitude, precision, spec.Alternate);
        var repr = FloatText.Repr(magnitude);
        return spec.Alternate && !repr.Contains('.', StringComparison.Ordinal) ? repr.Replace("e", ".e", StringComparison.Ordinal) : repr;
    }

    private static string SignOf(bool negative, FormatSpec spec) => negative ? "-" : spec.Sign switch { '+' => "+", ' ' => " ", _ => "" };

    private static string PadNumber(string sign, string whole, string rest, FormatSpec spec, Limits limits)
    {
        limits.CheckText(spec.Width);
        var group = spec.Type is 'b' or 'o' or 'x' or 'X' ? 4 : 3;
        var aligned = spec.Align != '\0' ? spec.Align : spec.ZeroPadded ? '=' : '>';
        var width = aligned == '=' && spec.Fill == "0" ? spec.Width - sign.Length - rest.Length : 0;
        if (spec.Grouping != '\0' && whole.Length > 0)
            whole = Group(whole, group, spec.Grouping, width);
        else if (width > whole.Length)
            whole = whole.PadLeft(width, '0');
        return Pad(sign, whole + rest, spec, aligned, limits);
    }

    // Zeros that fill up the width are grouped as well; a separator never comes first.
    private static string Group(string digits, int size, char separator, int width)
    {
        while (digits.Length + ((digits.Length - 1) / size) < width)
            digits = "0" + digits;
        var result = new StringBuilder(digits);
        for (var i = digits.Length - size; i > 0; i -= size)
            result.Insert(i, separator);
        return result.ToString();
    }

    private static string Pad(string sign, string text, FormatSpec spec, char defaultAlign, Limits limits)
    {
        limits.CheckText((double)spec.Width * spec.Fill.Length);
        var missing = spec.Width - sign.Length - CodePoints.Length(text);
        if (missing <= 0)
            return sign + text;
        return (spec.Align == '\0' ? defaultAlign : spec.Align) switch
        {
            '<' => sign + text + Filling(spec.Fill, missing),
            '^' => Filling(spec.Fill, missing / 2) + sign + text + Filling(spec.Fill, missing - (missing / 2)),
            '=' => sign + Filling(spec.Fill, missing) + text,
            _ => Filling(spec.Fill, missing) + sign + text,
        };
    }

    private static string Filling(string fill, int count) =>
        fill.Length == 1 ? new string(fill[0], count) : string.Concat(Enumerable.Repeat(fill, count));

    private static PythonException UnknownCode(FormatSpec spec, object? value) =>
        PythonException.ValueError($"Unknown format code {FormatSpec.Quoted(spec.Type)} for object of type '{Python.TypeName(value)}'");
}
