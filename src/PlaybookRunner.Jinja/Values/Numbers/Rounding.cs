using System.Globalization;
using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>round(value, digits)</c>: to the nearest, ties to even, on the exact value of a float.</summary>
internal static class Rounding
{
    public static object Round(object? value, object? digits)
    {
        if (!Numbers.IsNumber(value))
            throw PythonException.TypeError($"type {Python.TypeName(value)} doesn't define __round__ method");
        if (digits is null)
            return value is double d ? Python.Truncate(Math.Round(d, MidpointRounding.ToEven)) : Boxes.Of(Numbers.ToBig(value));
        if (!Numbers.IsInteger(digits))
            throw (digits as Undefined)?.Error() ?? PythonException.TypeError($"'{Python.TypeName(digits)}' object cannot be interpreted as an integer");
        var places = Numbers.TryLong(digits, out var n) ? n : Numbers.ToBig(digits).Sign * long.MaxValue;
        return value is double number ? RoundFloat(number, places) : RoundInteger(Numbers.ToBig(value), places);
    }

    // Powers of ten that floats hold exactly.
    private const int Exact = 16;
    private static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>
    /// Rounds without exact arithmetic where that cannot go wrong: the product is off by half a unit in the last place at most, so that only next to a tie the
    /// side is in doubt; and the quotient of two whole numbers that floats hold exactly is the float nearest to the decimal fraction.
    /// </summary>
    private static double? TryRoundNearby(double value, double power)
    {
        var scaled = value * power;
        if (scaled >= 1L << 52)
            return null;
        var whole = Math.Floor(scaled);
        var beyondTie = scaled - whole - 0.5;
        return Math.Abs(beyondTie) <= Math.Max(scaled, 1) / (1L << 50) ? null : (beyondTie > 0 ? whole + 1 : whole) / power;
    }

    // Beyond these bounds every float is its own rounding, or rounds to zero.
    private static double RoundFloat(double value, long places)
    {
        if (!double.IsFinite(value) || places > 323 || value == 0)
            return value;
        if (places < -309)
            return 0.0 * value;
        if (places is >= 0 and < Exact && TryRoundNearby(Math.Abs(value), Powers[places]) is { } simple)
            return Math.CopySign(simple, value);
        var scaled = FloatFormat.Scaled(Math.Abs(value), (int)places);
        var text = string.Create(CultureInfo.InvariantCulture, $"{scaled}E{-places}");
        var rounded = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(rounded) ? throw PythonException.Overflow("rounded value too large to represent") : Math.CopySign(rounded, value);
    }

    private static object RoundInteger(BigInteger value, long places)
    {
        if (places >= 0)
            return Boxes.Of(value);
        if (-places > (value.GetBitLength() / 3) + 2)
            return Boxes.Of(0L);
        var unit = BigInteger.Pow(10, (int)-places);
        var quotient = BigInteger.DivRem(BigInteger.Abs(value), unit, out var rest);
        var order = (rest * 2).CompareTo(unit);
        if (order > 0 || order == 0 && !quotient.IsEven)
            quotient += 1;
        return Boxes.Of(quotient * unit * value.Sign);
    }
}
