using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>Division of Python's integers: floor and remainder towards minus infinity, true division rounded once.</summary>
internal static class IntegerDivision
{
    private const long Exact = 1L << 53;

    public static object Floor(object? left, object? right)
    {
        if (left is long a && right is long b && b is not (0 or -1))
            return Boxes.Of(Floor(a, b));
        BigInteger x = Numbers.ToBig(left), y = Numbers.ToBig(right);
        if (y.IsZero)
            throw PythonException.ZeroDivision("integer division or modulo by zero");
        var quotient = BigInteger.DivRem(x, y, out var rest);
        return Boxes.Of(!rest.IsZero && rest.Sign != y.Sign ? quotient - 1 : quotient);
    }

    public static long Floor(long left, long right)
    {
        var quotient = Math.DivRem(left, right, out var rest);
        return rest != 0 && (rest ^ right) < 0 ? quotient - 1 : quotient;
    }

    public static object Modulo(object? left, object? right)
    {
        if (left is long a && right is long b && b is not (0 or -1))
        {
            var small = a % b;
            return Boxes.Of(small != 0 && (small ^ b) < 0 ? small + b : small);
        }

        BigInteger x = Numbers.ToBig(left), y = Numbers.ToBig(right);
        if (y.IsZero)
            throw PythonException.ZeroDivision("integer modulo by zero");
        var rest = BigInteger.Remainder(x, y);
        return Boxes.Of(!rest.IsZero && rest.Sign != y.Sign ? rest + y : rest);
    }

    public static object True(object? left, object? right)
    {
        if (Numbers.TryLong(left, out var a) && Numbers.TryLong(right, out var b) && b != 0 && IsExact(a) && IsExact(b))
            return (double)a / b;
        BigInteger x = Numbers.ToBig(left), y = Numbers.ToBig(right);
        return y.IsZero ? throw PythonException.ZeroDivision("division by zero") : Ratio(x, y);
    }

    private static bool IsExact(long value) => value is >= -Exact and <= Exact;

    // The quotient is scaled to 66 bits or more with a sticky last bit, so that one rounding to 53 bits is right.
    private static double Ratio(BigInteger left, BigInteger right)
    {
        if (left.IsZero)
            return right.Sign < 0 ? -0.0 : 0.0;
        BigInteger x = BigInteger.Abs(left), y = BigInteger.Abs(right);
        var shift = 66 - ((long)x.GetBitLength() - (long)y.GetBitLength());
        // Subnormal results have fewer bits; their last one is worth 2^-1074, two more are kept for rounding.
        shift = Math.Min(shift, 1076);
        var quotient = shift >= 0 ? BigInteger.DivRem(x << (int)shift, y, out var rest) : BigInteger.DivRem(x, y << (int)-shift, out rest);
        if (!rest.IsZero)
            quotient |= 1;
        var magnitude = Scale(quotient, -shift);
        if (double.IsInfinity(magnitude))
            throw PythonException.Overflow("integer division result too large for a float");
        return left.Sign == right.Sign ? magnitude : -magnitude;
    }

    private static double Scale(BigInteger value, long exponent)
    {
        // Rounded here to the bits that the result can hold, so that the scaling by a power of two is exact.
        var bits = (long)value.GetBitLength();
        var drop = Math.Max(bits - 53, -1074 - exponent);
        if (drop > 0)
        {
            var half = BigInteger.One << (int)(drop - 1);
            var rest = value & ((half << 1) - 1);
            value >>= (int)drop;
            if (rest > half || rest == half && !value.IsEven)
                value += 1;
            exponent += drop;
        }

        return exponent > 2000 ? double.PositiveInfinity : Math.ScaleB((double)(ulong)value, (int)exponent);
    }
}
