using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>str</c>, <c>repr</c> and <c>isoformat</c> of dates, times and durations, with microseconds.</summary>
internal static class TimeText
{
    public static string Str(object value) => value switch
    {
        TimeSpan duration => Duration(duration),
        _ => Iso(value, ' '),
    };

    public static string Iso(object value, char separator) => value switch
    {
        DateTime t => Invariant($"{t:yyyy-MM-dd}{separator}{Clock(t.TimeOfDay)}{(t.Kind == DateTimeKind.Utc ? "+00:00" : "")}"),
        DateTimeOffset t => Invariant($"{t:yyyy-MM-dd}{separator}{Clock(t.TimeOfDay)}{Offset(t.Offset)}"),
        DateOnly d => Invariant($"{d:yyyy-MM-dd}"),
        TimeOnly t => Clock(t.ToTimeSpan()),
        _ => throw PythonException.TypeError("no date or time"),
    };

    public static string Repr(object value) => value switch
    {
        DateTime { Kind: DateTimeKind.Utc } t => Repr(new DateTimeOffset(t)),
        DateTime t => Invariant($"datetime.datetime({t.Year}, {t.Month}, {t.Day}, {Parts(t.TimeOfDay)})"),
        DateTimeOffset t => Invariant($"datetime.datetime({t.Year}, {t.Month}, {t.Day}, {Parts(t.TimeOfDay)}, tzinfo={Zone(t.Offset)})"),
        DateOnly d => Invariant($"datetime.date({d.Year}, {d.Month}, {d.Day})"),
        TimeOnly t => $"datetime.time({Parts(t.ToTimeSpan())})",
        TimeSpan t => DurationRepr(t),
        _ => value.ToString() ?? "",
    };

    /// <summary>Python keeps a duration as days of any sign and non-negative seconds and microseconds.</summary>
    public static (long Days, long Seconds, long Microseconds) Split(TimeSpan value)
    {
        var microseconds = Math.DivRem(value.Ticks, TimeSpan.TicksPerMicrosecond, out _);
        var days = Math.DivRem(microseconds, 86_400_000_000, out var rest);
        if (rest < 0)
            (days, rest) = (days - 1, rest + 86_400_000_000);
        return (days, rest / 1_000_000, rest % 1_000_000);
    }

    public static string Offset(TimeSpan offset)
    {
        var text = Invariant($"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
        return offset.Seconds == 0 ? text : text + Invariant($"{offset:\\:ss}");
    }

    private static string Clock(TimeSpan time)
    {
        var microseconds = time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        return Invariant($"{time:hh\\:mm\\:ss}") + (microseconds == 0 ? "" : Invariant($".{microseconds:000000}"));
    }

    private static string Parts(TimeSpan time)
    {
        var microseconds = time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        var text = new StringBuilder(Invariant($"{time.Hours}, {time.Minutes}"));
        if (time.Seconds != 0 || microseconds != 0)
            text.Append(CultureInfo.InvariantCulture, $", {time.Seconds}");
        if (microseconds != 0)
            text.Append(CultureInfo.InvariantCulture, $", {microseconds}");
        return text.ToString();
    }

    private static string Zone(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "datetime.timezone.utc" : $"datetime.timezone({DurationRepr(offset)})";

    private static string Duration(TimeSpan value)
    {
        var (days, seconds, microseconds) = Split(value);
        var clock = Invariant($"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}") + (microseconds == 0 ? "" : Invariant($".{microseconds:000000}"));
        return days == 0 ? clock : Invariant($"{days} day{(Math.Abs(days) == 1 ? "" : "s")}, {clock}");
    }

    private static string DurationRepr(TimeSpan value)
    {
        var (days, seconds, microseconds) = Split(value);
        var parts = new List<string>();
        if (days != 0)
            parts.Add(Invariant($"days={days}"));
        if (seconds != 0)
            parts.Add(Invariant($"seconds={seconds}"));
        if (microseconds != 0)
            parts.Add(Invariant($"microseconds={microseconds}"));
        return parts.Count == 0 ? "datetime.timedelta(0)" : $"datetime.timedelta({string.Join(", ", parts)})";
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
