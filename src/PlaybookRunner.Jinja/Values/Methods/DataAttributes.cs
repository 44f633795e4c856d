using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>The attributes of Python's types that are data, not methods: parts of numbers, dates, times, durations and ranges.</summary>
internal static class DataAttributes
{
    public static bool TryGet(object? value, string name, out object? attribute)
    {
        if (value is TupleValue { Names: { } names } tuple && Array.IndexOf(names, name) is var index and >= 0)
        {
            attribute = tuple[index];
            return true;
        }

        attribute = value switch
        {
            long or bool or BigInteger => OfInteger(value, name),
            double d => name switch { "real" => d, "imag" => 0.0, _ => null },
            DateTime t => OfDate(t, name) ?? OfTime(t.TimeOfDay, name),
            DateTimeOffset t => OfDate(t.DateTime, name) ?? OfTime(t.TimeOfDay, name),
            DateOnly d => OfDate(d.ToDateTime(TimeOnly.MinValue), name),
            TimeOnly t => OfTime(t.ToTimeSpan(), name),
            TimeSpan t => OfDuration(t, name),
            RangeValue r => name switch { "start" => Boxes.Of(r.Start), "stop" => Boxes.Of(r.Stop), "step" => Boxes.Of(r.Step), _ => null },
            _ => null,
        };
        if (attribute is not null || value is not (DateTime or DateTimeOffset or TimeOnly) || name != "tzinfo")
            return attribute is not null;
        // A zone has no value of its own here: what prints is its name, and None for a naive time.
        attribute = value is DateTimeOffset or DateTime { Kind: DateTimeKind.Utc } ? Strftime.Format(value, "%Z", Limits.Default) : null;
        return true;
    }

    private static object? OfInteger(object value, string name) => name switch
    {
        "real" or "numerator" => Boxes.Of(Numbers.ToBig(value)),
        "imag" => Boxes.Of(0L),
        "denominator" => Boxes.Of(1L),
        _ => null,
    };

    private static object? OfDate(DateTime t, string name) => name switch
    {
        "year" => Boxes.Of((long)t.Year),
        "month" => Boxes.Of((long)t.Month),
        "day" => Boxes.Of((long)t.Day),
        _ => null,
    };

    private static object? OfTime(TimeSpan t, string name) => name switch
    {
        "hour" => Boxes.Of((long)t.Hours),
        "minute" => Boxes.Of((long)t.Minutes),
        "second" => Boxes.Of((long)t.Seconds),
        "microsecond" => Boxes.Of(t.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond),
        "fold" => Boxes.Of(0L),
        _ => null,
    };

    private static object? OfDuration(TimeSpan t, string name)
    {
        var (days, seconds, microseconds) = TimeText.Split(t);
        return name switch
        {
            "days" => Boxes.Of(days),
            "seconds" => Boxes.Of(seconds),
            "microseconds" => Boxes.Of(microseconds),
            _ => null,
        };
    }
}
