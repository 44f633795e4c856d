namespace PlaybookRunner.Jinja;

/// <summary>
/// Arithmetic and order of dates, times and durations. A <see cref="DateTime"/> of kind UTC and a <see cref="DateTimeOffset"/> are aware of their zone, others naive.
/// </summary>
internal static class Times
{
    public static bool IsTime(object? value) => value is DateTime or DateTimeOffset or DateOnly or TimeSpan;

    /// <summary>Compares two datetimes; null if only one of them is aware of its zone.</summary>
    public static int? Compare(object left, object right)
    {
        if (IsAware(left) != IsAware(right))
            return null;
        return IsAware(left) ? Instant(left).CompareTo(Instant(right)) : ((DateTime)left).CompareTo((DateTime)right);
    }

    public static object? Add(object left, object right) => (left, right) switch
    {
        (TimeSpan a, TimeSpan b) => InRange(() => a + b),
        (TimeSpan a, not TimeSpan) => Add(right, a),
        (DateTime a, TimeSpan b) => InRange(() => a + b),
        (DateTimeOffset a, TimeSpan b) => InRange(() => a + b),
        (DateOnly a, TimeSpan b) => InRange(() => a.AddDays((int)TimeText.Split(b).Days)),
        _ => null,
    };

    public static object? Subtract(object left, object right) => (left, right) switch
    {
        (DateOnly a, DateOnly b) => TimeSpan.FromDays(a.DayNumber - b.DayNumber),
        (DateTime or DateTimeOffset, DateTime or DateTimeOffset) => Between(left, right),
        (_, TimeSpan b) => Add(left, -b),
        _ => null,
    };

    public static object Multiply(TimeSpan left, object? right) =>
        right is double d
            ? InRange(() => FromMicroseconds(Math.Round(left.Ticks / 10 * d)))
            : InRange(() => new TimeSpan(checked(left.Ticks * (long)Numbers.ToBig(right))));

    public static object Divide(TimeSpan left, object? right)
    {
        if (right is TimeSpan other)
            return other == TimeSpan.Zero ? throw PythonException.ZeroDivision("division by zero") : (double)left.Ticks / other.Ticks;
        var divisor = Numbers.ToDouble(right);
        return divisor == 0 ? throw PythonException.ZeroDivision("division by zero") : InRange(() => FromMicroseconds(Math.Round(left.Ticks / 10 / divisor)));
    }

    private static bool IsAware(object value) => value is DateTimeOffset or DateTime { Kind: DateTimeKind.Utc };

    private static DateTimeOffset Instant(object value) => value is DateTime time ? new DateTimeOffset(time) : (DateTimeOffset)value;

    private static object Between(object left, object right)
    {
        if (IsAware(left) != IsAware(right))
            throw PythonException.TypeError("can't subtract offset-naive and offset-aware datetimes");
        return IsAware(left) ? Instant(left) - Instant(right) : (DateTime)left - (DateTime)right;
    }

    private static TimeSpan FromMicroseconds(double value) => new(checked((long)value * TimeSpan.TicksPerMicrosecond));

    private static object InRange<T>(Func<T> compute)
        where T : struct
    {
        try
        {
            return compute();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            throw PythonException.Overflow("date value out of range");
        }
    }
}
