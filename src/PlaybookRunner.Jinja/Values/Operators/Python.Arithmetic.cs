using System.Numerics;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>left + right</c>.</summary>
    /// <exception cref="PythonException">TypeError: the types cannot be added; or an operand is undefined, or the result is too large.</exception>
    public static object? Add(object? left, object? right, Limits limits)
    {
        if (left is long a && right is long b)
        {
            var sum = unchecked(a + b);
            return ((a ^ sum) & (b ^ sum)) < 0 ? (BigInteger)a + b : Boxes.Of(sum);
        }

        if (left is string s && right is string t)
        {
            limits.CheckText((double)s.Length + t.Length);
            return string.Concat(s, t);
        }

        return Numbers.IsNumber(left) && Numbers.IsNumber(right) ? AddNumbers(left, right) : Sequences.Add(left, right, limits);
    }

    /// <summary>Python's <c>left - right</c>.</summary>
    /// <exception cref="PythonException">TypeError: the types cannot be subtracted; or an operand is undefined.</exception>
    public static object? Subtract(object? left, object? right)
    {
        if (left is long a && right is long b)
        {
            var difference = unchecked(a - b);
            return ((a ^ b) & (a ^ difference)) < 0 ? (BigInteger)a - b : Boxes.Of(difference);
        }

        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return left is double || right is double ? Numbers.ToDouble(left) - Numbers.ToDouble(right) : Boxes.Of(Numbers.ToBig(left) - Numbers.ToBig(right));
        if (left is SetValue && right is SetValue || left is DictView { IsSetLike: true } && right is SetValue or DictView { IsSetLike: true })
            return SetOperations.Difference(left, right);
        return (Times.IsTime(left) && Times.IsTime(right) ? Times.Subtract(left!, right!) : null) ?? throw Unsupported("-", left, right);
    }

    /// <summary>Python's <c>left * right</c>, also repetition of texts and sequences.</summary>
    /// <exception cref="PythonException">TypeError: the types cannot be multiplied; or an operand is undefined, or the result is too large.</exception>
    public static object? Multiply(object? left, object? right, Limits limits)
    {
        if (left is long a && right is long b)
        {
            var high = Math.BigMul(a, b, out var low);
            return high == low >> 63 ? Boxes.Of(low) : (BigInteger)a * b;
        }

        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            return Sequences.Multiply(left, right, limits);
        if (left is double || right is double)
            return Numbers.ToDouble(left) * Numbers.ToDouble(right);
        BigInteger x = Numbers.ToBig(left), y = Numbers.ToBig(right);
        limits.CheckBits((double)x.GetBitLength() + y.GetBitLength());
        return Boxes.Of(x * y);
    }

    /// <summary>Python's <c>left / right</c>: always a float, rounded correctly.</summary>
    /// <exception cref="PythonException">ZeroDivisionError, OverflowError, TypeError; or an operand is undefined.</exception>
    public static object? Divide(object? left, object? right)
    {
        if (left is TimeSpan duration && (right is TimeSpan || Numbers.IsNumber(right)))
            return Times.Divide(duration, right);
        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            throw Unsupported("/", left, right);
        if (left is not double && right is not double)
            return IntegerDivision.True(left, right);
        var divisor = Numbers.ToDouble(right);
        return divisor == 0 ? throw PythonException.ZeroDivision("float division by zero") : Numbers.ToDouble(left) / divisor;
    }

    /// <summary>Python's <c>left // right</c>: rounded towards minus infinity.</summary>
    /// <exception cref="PythonException">ZeroDivisionError, TypeError; or an operand is undefined.</exception>
    public static object? FloorDivide(object? left, object? right)
    {
        if (left is TimeSpan a && right is TimeSpan b)
            return IntegerDivision.Floor((object)a.Ticks, b.Ticks);
        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            throw Unsupported("//", left, right);
        if (left is double || right is double)
            return FloatDivision.Floor(Numbers.ToDouble(left), Numbers.ToDouble(right));
        return IntegerDivision.Floor(left, right);
    }

    /// <summary>Python's <c>left % right</c>: the remainder with the sign of the divisor; for a text on the left, formatting.</summary>
    /// <exception cref="PythonException">ZeroDivisionError, TypeError, ValueError; or an operand is undefined, or the text would be too long.</exception>
    public static object? Modulo(object? left, object? right, Limits limits)
    {
        if (left is string or Markup or byte[])
            return FormatPercent(left, right, limits);
        if (left is TimeSpan a && right is TimeSpan b)
            return new TimeSpan((long)Numbers.ToBig(IntegerDivision.Modulo(a.Ticks, b.Ticks)));
        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            throw Unsupported("%", left, right);
        if (left is double || right is double)
            return FloatDivision.Modulo(Numbers.ToDouble(left), Numbers.ToDouble(right));
        return IntegerDivision.Modulo(left, right);
    }

    /// <summary>Python's <c>-value</c>.</summary>
    /// <exception cref="PythonException">TypeError: the type has no negative; or the value is undefined.</exception>
    public static object? Negate(object? value) => value switch
    {
        long n when n != long.MinValue => Boxes.Of(-n),
        double d => -d,
        long or bool or BigInteger => Boxes.Of(-Numbers.ToBig(value)),
        TimeSpan t => -t,
        Undefined u => throw u.Error(),
        _ => throw PythonException.TypeError($"bad operand type for unary -: '{TypeName(value)}'"),
    };

    /// <summary>Python's <c>+value</c>.</summary>
    /// <exception cref="PythonException">TypeError: the type has no sign; or the value is undefined.</exception>
    public static object? Positive(object? value) => value switch
    {
        long or double or BigInteger or TimeSpan => value,
        bool b => Boxes.Of(b ? 1L : 0L),
        Undefined u => throw u.Error(),
        _ => throw PythonException.TypeError($"bad operand type for unary +: '{TypeName(value)}'"),
    };

    internal static PythonException Unsupported(string symbol, object? left, object? right) =>
        (left as Undefined ?? right as Undefined)?.Error()
        ?? PythonException.TypeError($"unsupported operand type(s) for {symbol}: '{TypeName(left)}' and '{TypeName(right)}'");

    private static object AddNumbers(object? left, object? right) =>
        left is double || right is double ? Numbers.ToDouble(left) + Numbers.ToDouble(right) : Boxes.Of(Numbers.ToBig(left) + Numbers.ToBig(right));
}
