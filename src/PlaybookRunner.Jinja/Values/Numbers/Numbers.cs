using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>Python's numeric tower: <c>bool</c> and <c>int</c> of any size, and <c>float</c>.</summary>
internal static class Numbers
{
    public static bool IsNumber(object? value) => value is long or double or bool or BigInteger;

    public static bool IsInteger(object? value) => value is long or bool or BigInteger;

    /// <summary>An integer that fits 64 bits; truth values count as 0 and 1.</summary>
    public static bool TryLong(object? value, out long number)
    {
        switch (value)
        {
            case long n:
                number = n;
                return true;
            case bool b:
                number = b ? 1 : 0;
                return true;
            default:
                number = 0;
                return false;
        }
    }

    public static BigInteger ToBig(object? value) => value switch
    {
        long n => n,
        bool b => b ? BigInteger.One : BigInteger.Zero,
        BigInteger n => n,
        _ => throw PythonException.TypeError($"'{Python.TypeName(value)}' object cannot be interpreted as an integer"),
    };

    public static double ToDouble(object? value) => value switch
    {
        double d => d,
        long n => n,
        bool b => b ? 1 : 0,
        BigInteger n => BigToDouble(n),
        _ => throw PythonException.TypeError($"must be real number, not {Python.TypeName(value)}"),
    };

    /// <summary>Rounds to the nearest double, ties to even, as Python does. The conversion of .NET truncates.</summary>
    public static double BigToDouble(BigInteger value)
    {
        var magnitude = BigInteger.Abs(value);
        var shift = (int)Math.Min(int.MaxValue, magnitude.GetBitLength() - 64);
        if (shift <= 0)
            return value.Sign * (double)(ulong)magnitude;
        var top = (ulong)(magnitude >> shift);
        // A sticky last bit makes the rounding of the ulong right for all the bits that were cut off.
        if (!(magnitude & ((BigInteger.One << shift) - 1)).IsZero)
            top |= 1;
        var result = shift > 1024 ? double.PositiveInfinity : Math.ScaleB((double)top, shift);
        return double.IsInfinity(result) ? throw PythonException.Overflow("int too large to convert to float") : value.Sign * result;
    }

    /// <summary>Compares exactly, also integers with floats; null if one is NaN.</summary>
    public static int? Compare(object? left, object? right)
    {
        if (TryLong(left, out var a) && TryLong(right, out var b))
            return a.CompareTo(b);
        if (left is double x && right is double y)
            return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
        if (left is double d)
            return -CompareToFloat(ToBig(right), d);
        return right is double f ? CompareToFloat(ToBig(left), f) : ToBig(left).CompareTo(ToBig(right));
    }

    private static int? CompareToFloat(BigInteger left, double right)
    {
        if (double.IsNaN(right))
            return null;
        if (double.IsInfinity(right))
            return right > 0 ? -1 : 1;
        var floor = Math.Floor(right);
        var order = left.CompareTo(new BigInteger(floor));
        return order == 0 && floor < right ? -1 : order;
    }
}
