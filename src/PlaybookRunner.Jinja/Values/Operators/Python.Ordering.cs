using System.Globalization;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    private enum Order
    {
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
    }

    /// <summary>Python's <c>left &lt; right</c>.</summary>
    /// <exception cref="PythonException">TypeError: the types have no order; or an operand is undefined.</exception>
    public static bool Less(object? left, object? right) =>
        left is long a && right is long b ? a < b : InOrder(left, right, Order.Less);

    /// <summary>Python's <c>left &lt;= right</c>.</summary>
    /// <exception cref="PythonException">TypeError: the types have no order; or an operand is undefined.</exception>
    public static bool LessOrEqual(object? left, object? right) =>
        left is long a && right is long b ? a <= b : InOrder(left, right, Order.LessOrEqual);

    /// <summary>Python's <c>left &gt; right</c>.</summary>
    /// <exception cref="PythonException">TypeError: the types have no order; or an operand is undefined.</exception>
    public static bool Greater(object? left, object? right) =>
        left is long a && right is long b ? a > b : InOrder(left, right, Order.Greater);

    /// <summary>Python's <c>left &gt;= right</c>.</summary>
    /// <exception cref="PythonException">TypeError: the types have no order; or an operand is undefined.</exception>
    public static bool GreaterOrEqual(object? left, object? right) =>
        left is long a && right is long b ? a >= b : InOrder(left, right, Order.GreaterOrEqual);

    /// <summary>The order of two values for sorting, as <c>&lt;</c> tells it: negative, zero or positive.</summary>
    /// <exception cref="PythonException">TypeError: the types have no order; or an operand is undefined.</exception>
    public static int Compare(object? left, object? right)
    {
        if (left is string a && right is string b)
            return CompareText(a, b);
        return Less(left, right) ? -1 : Less(right, left) ? 1 : 0;
    }

    /// <summary>Order by code points, which differs from that of UTF-16 units where surrogates meet U+E000 and above.</summary>
    internal static int CompareText(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);
        char a = left[common], b = right[common];
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }

    private static bool InOrder(object? left, object? right, Order order)
    {
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return Numbers.Compare(left, right) is { } number && Holds(number, order);
        if (AsText(left) is { } a && AsText(right) is { } b)
            return Holds(CompareText(a, b), order);
        if ((left as Undefined ?? right as Undefined) is { } undefined)
            throw undefined.Error();
        var kind = KindOf(left);
        if (SetOperations.IsSetLike(left) && SetOperations.IsSetLike(right))
            return SetInOrder(left!, right!, order);
        return kind == KindOf(right) ? InOrderOfKind(kind, left!, right!, order) : throw Unordered(left, right, order);
    }

    private static bool InOrderOfKind(Kind kind, object left, object right, Order order) => kind switch
    {
        Kind.List or Kind.Tuple => SequenceInOrder((IReadOnlyList<object?>)left, (IReadOnlyList<object?>)right, order),
        Kind.Bytes => Holds(((byte[])left).AsSpan().SequenceCompareTo((byte[])right), order),
        Kind.DateTime => Holds(Times.Compare(left, right) ?? throw PythonException.TypeError("can't compare offset-naive and offset-aware datetimes"), order),
        Kind.Date => Holds(((DateOnly)left).CompareTo((DateOnly)right), order),
        Kind.Time => Holds(((TimeOnly)left).CompareTo((TimeOnly)right), order),
        Kind.Duration => Holds(((TimeSpan)left).CompareTo((TimeSpan)right), order),
        _ => throw Unordered(left, right, order),
    };

    // The first pair that differs decides; without one, the lengths do.
    private static bool SequenceInOrder(IReadOnlyList<object?> left, IReadOnlyList<object?> right, Order order)
    {
        Recursion.Guard();
        var common = Math.Min(left.Count, right.Count);
        for (var i = 0; i < common; i++)
        {
            object? a = Reach(left[i]), b = Reach(right[i]);
            if (!SameKey(a, b))
                return InOrder(a, b, order);
        }

        return Holds(left.Count.CompareTo(right.Count), order);
    }

    private static bool SetInOrder(object left, object right, Order order) => order switch
    {
        Order.Less => SetOperations.Count(left) < SetOperations.Count(right) && SetOperations.IsSubset(left, right),
        Order.LessOrEqual => SetOperations.IsSubset(left, right),
        Order.Greater => SetOperations.Count(left) > SetOperations.Count(right) && SetOperations.IsSubset(right, left),
        _ => SetOperations.IsSubset(right, left),
    };

    private static bool Holds(int comparison, Order order) => order switch
    {
        Order.Less => comparison < 0,
        Order.LessOrEqual => comparison <= 0,
        Order.Greater => comparison > 0,
        _ => comparison >= 0,
    };

    private static PythonException Unordered(object? left, object? right, Order order)
    {
        var symbol = order switch { Order.Less => "<", Order.LessOrEqual => "<=", Order.Greater => ">", _ => ">=" };
        return PythonException.TypeError(string.Create(
            CultureInfo.InvariantCulture, $"'{symbol}' not supported between instances of '{TypeName(left)}' and '{TypeName(right)}'"));
    }
}
