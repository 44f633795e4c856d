using System.Buffers;
using System.Globalization;
using System.Numerics;
using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;
using FileMode = PlaybookRunner.Targets.FileMode;

namespace PlaybookRunner.Modules;

/// <summary>Converts values to the types of options, by the rules of Ansible's argument specifications.</summary>
internal static class OptionConversion
{
    private const string SizeUnits = "BKMGTPEZY";

    private static readonly SearchValues<char> SizeDigits = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> OctalDigits = SearchValues.Create("01234567");

    public static bool ToBool(object? value, OptionPlace place)
    {
        if (value is bool truth)
        {
            return truth;
        }

        var word = value switch
        {
            string text => text.Trim().ToLowerInvariant(),
            long or double => Python.Str(value),
            _ => throw place.Refuse(value, $"a {Python.TypeName(value)} cannot be converted to a bool"),
        };
        return (IsWordFor(word, true), IsWordFor(word, false)) switch
        {
            (true, _) => true,
            (_, true) => false,
            _ => throw place.Refuse(value, $"The value '{place.Show(Python.Str(value))}' is not a valid boolean. Valid booleans include: yes, no, on, off, true, false, y, n, t, f, 1, 0"),
        };
    }

    /// <summary>Whether a word in lower case stands for a truth value.</summary>
    public static bool IsWordFor(string word, bool truth) => truth
        ? word is "yes" or "on" or "true" or "1" or "1.0" or "y" or "t"
        : word is "no" or "off" or "false" or "0" or "0.0" or "n" or "f";

    public static long ToInteger(object? value, OptionPlace place) => value switch
    {
        long number => number,
        bool truth => truth ? 1 : 0,
        double number when double.IsInteger(number) && Math.Abs(number) < long.MaxValue => (long)number,
        string text when TryParseInteger(text, out var number) => number,
        _ => throw place.Refuse(value, $"{place.Repr(value)} cannot be converted to an int"),
    };

    public static double ToFloat(object? value, OptionPlace place)
    {
        try
        {
            return value is long or double or bool or string or BigInteger
                ? Python.ToFloat(value)
                : throw place.Refuse(value, $"a {Python.TypeName(value)} cannot be converted to a float");
        }
        catch (PythonException)
        {
            throw place.Refuse(value, $"{place.Repr(value)} cannot be converted to a float");
        }
    }

    /// <summary>A number with an optional unit: a letter of B, K, M, G, T, P, E, alone or followed by B.</summary>
    public static long ToSize(object? value, OptionPlace place)
    {
        var text = Python.Str(value).Trim();
        var end = text.AsSpan().IndexOfAnyExcept(SizeDigits);
        var digits = end < 0 ? text : text[..end];
        var unit = end < 0 ? "B" : text[end..].TrimStart();
        var power = SizeUnits.IndexOf(char.ToUpperInvariant(unit[0]), StringComparison.Ordinal);
        var isUnit = power >= 0 && (unit.Length == 1 || (unit.Length == 2 && unit[1] == 'B' && power > 0 && char.IsUpper(unit[0])) || unit is "byte" or "bytes");
        if (!isUnit || !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            throw place.Refuse(value, $"{place.Repr(value)} is not a size: a number, alone or with a unit such as K, M, GB");
        }

        var bytes = Math.Round(number * Math.Pow(1024, power));
        return bytes < long.MaxValue ? (long)bytes : throw place.Refuse(value, $"{place.Repr(value)} is too large");
    }

    public static FileMode ToMode(object? value, OptionPlace place) => value switch
    {
        FileMode mode => mode,
        long bits and >= 0 and <= 4095 => new FileMode.Absolute((int)bits),
        string text => ToMode(text.Trim(), place),
        _ => throw place.Refuse(value, $"{place.Repr(value)} is no mode: quote it (\"0644\"), or write clauses such as u=rw,g=r,o="),
    };

    private static FileMode ToMode(string text, OptionPlace place)
    {
        if (text == "preserve")
        {
            return new FileMode.Preserve();
        }

        if (!text.AsSpan().ContainsAnyExcept(OctalDigits) && text.Length is > 0 and <= 5)
        {
            return new FileMode.Absolute(Convert.ToInt32(text, 8) & 4095);
        }

        try
        {
            FileModeClauses.Parse(text);
            return new FileMode.Symbolic(text);
        }
        catch (TargetOperationException exception)
        {
            throw place.Fail($"{place.Name}: {exception.Message}");
        }
    }

    // Python's Decimal reads it, so that 12.0 and 1e3 are integers too.
    private static bool TryParseInteger(string text, out long number)
    {
        number = 0;
        var plain = text.Trim().Replace("_", "", StringComparison.Ordinal);
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            || !decimal.IsInteger(value) || Math.Abs(value) > long.MaxValue)
        {
            return false;
        }

        number = (long)value;
        return true;
    }
}
