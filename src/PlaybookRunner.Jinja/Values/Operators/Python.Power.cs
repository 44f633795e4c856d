using System.Numerics;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>left ** right</c>.</summary>
    /// <exception cref="PythonException">
    /// TypeError, ZeroDivisionError, OverflowError; ValueError where Python's result is a complex number; or an operand is undefined.
    /// </exception>
    public static object? Power(object? left, object? right, Limits limits)
    {
        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            throw Unsupported("** or pow()", left, right);
        if (left is double || right is double)
            return FloatPower(Numbers.ToDouble(left), Numbers.ToDouble(right));
        BigInteger number = Numbers.ToBig(left), exponent = Numbers.ToBig(right);
        return exponent.Sign < 0 ? FloatPower(Numbers.ToDouble(left), Numbers.ToDouble(right)) : Boxes.Of(IntegerPower(number, exponent, limits));
    }

    private static BigInteger IntegerPower(BigInteger number, BigInteger exponent, Limits limits)
    {
        if (number.IsOne || number.IsZero || number == BigInteger.MinusOne)
            return exponent.IsZero || number.IsOne ? BigInteger.One : number.IsZero ? number : exponent.IsEven ? BigInteger.One : number;
        limits.CheckBits((double)(BigInteger.Abs(number).GetBitLength() - 1) * (double)exponent);
        return BigInteger.Pow(number, (int)exponent);
    }

    private static double FloatPower(double number, double exponent)
    {
        if (number == 0 && exponent < 0)
            throw PythonException.ZeroDivision("0.0 cannot be raised to a negative power");
        if (number < 0 && double.IsFinite(number) && double.IsFinite(exponent) && exponent != Math.Floor(exponent))
            throw PythonException.ValueError("a negative number to a fractional power is a complex number, which is not supported");
        var result = Math.Pow(number, exponent);
        return double.IsInfinity(result) && double.IsFinite(number) && double.IsFinite(exponent)
            ? throw PythonException.Overflow("(34, 'Numerical result out of range')")
            : result;
    }
}
