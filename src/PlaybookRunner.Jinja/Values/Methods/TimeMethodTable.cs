using System.Globalization;

namespace PlaybookRunner.Jinja;

/// <summary>The methods of <c>datetime</c>, <c>date</c>, <c>time</c> and <c>timedelta</c>.</summary>
internal static class TimeMethodTable
{
    public static FunctionSet BuildDateTime() => DateParts(Texts(new FunctionSet()))
        .Add("isoformat", "self, sep='T', timespec='auto'", static (in JinjaCall c) => Shorten(TimeText.Iso(c[0]!, c.Text(1)[0]), c[0]!, c.Text(2)))
        .Add("date", "self", static (in JinjaCall c) => DateOnly.FromDateTime(Local(c)))
        .Add("time", "self", static (in JinjaCall c) => TimeOnly.FromTimeSpan(Local(c).TimeOfDay))
        .Add("timestamp", "self", static (in JinjaCall c) => (Instant(c[0]!) - DateTimeOffset.UnixEpoch).Ticks / (double)TimeSpan.TicksPerSecond)
        .Add("utcoffset", "self", static (in JinjaCall c) => Offset(c[0]!) is { } offset ? offset : null)
        .Add("tzname", "self", static (in JinjaCall c) => Offset(c[0]!) is null ? null : Strftime.Format(c[0]!, "%Z", c.Context.Limits))
        .Add("replace", "self, year=none, month=none, day=none, hour=none, minute=none, second=none, microsecond=none, tzinfo=none", static (in JinjaCall c) => Replace(c));

    public static FunctionSet BuildDate() => DateParts(Texts(new FunctionSet()))
        .Add("isoformat", "self", static (in JinjaCall c) => TimeText.Iso(c[0]!, 'T'))
        .Add("replace", "self, year=none, month=none, day=none", static (in JinjaCall c) => Replace(c));

    public static FunctionSet BuildTime() => Texts(new FunctionSet())
        .Add("isoformat", "self, timespec='auto'", static (in JinjaCall c) => Shorten(TimeText.Iso(c[0]!, 'T'), c[0]!, c.Text(1)));

    public static FunctionSet BuildDuration() => new FunctionSet()
        .Add("total_seconds", "self", static (in JinjaCall c) => ((TimeSpan)c[0]!).Ticks / TimeSpan.TicksPerMicrosecond / 1e6);

    private static FunctionSet Texts(FunctionSet methods) => methods
        .Add("strftime", "self, format", static (in JinjaCall c) => Strftime.Format(c[0]!, c.Text(1), c.Context.Limits))
        .Add("__format__", "self, format", static (in JinjaCall c) => Python.Format(c[0], c.Text(1), c.Context.Limits));

    private static FunctionSet DateParts(FunctionSet methods) => methods
        .Add("weekday", "self", static (in JinjaCall c) => Boxes.Of(((long)Local(c).DayOfWeek + 6) % 7))
        .Add("isoweekday", "self", static (in JinjaCall c) => Boxes.Of((((long)Local(c).DayOfWeek + 6) % 7) + 1))
        .Add("toordinal", "self", static (in JinjaCall c) => Boxes.Of(DateOnly.FromDateTime(Local(c)).DayNumber + 1L))
        .Add("isocalendar", "self", static (in JinjaCall c) => Calendar(Local(c)))
        .Add("ctime", "self", static (in JinjaCall c) => Strftime.Format(Local(c), "%a %b %e %H:%M:%S %Y", c.Context.Limits));

    private static DateTime Local(in JinjaCall call) => call[0] switch
    {
        DateTime t => t,
        DateTimeOffset t => t.DateTime,
        _ => ((DateOnly)call[0]!).ToDateTime(TimeOnly.MinValue),
    };

    // A naive time is one of this machine's zone.
    private static DateTimeOffset Instant(object value) => value switch
    {
        DateTimeOffset t => t,
        DateTime { Kind: DateTimeKind.Utc } t => new DateTimeOffset(t),
        _ => new DateTimeOffset(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Local)),
    };

    private static TimeSpan? Offset(object value) => value switch
    {
        DateTimeOffset t => t.Offset,
        DateTime { Kind: DateTimeKind.Utc } => TimeSpan.Zero,
        _ => null,
    };

    private static TupleValue Calendar(DateTime t) => new(
        Boxes.Of((long)ISOWeek.GetYear(t)), Boxes.Of((long)ISOWeek.GetWeekOfYear(t)), Boxes.Of((((long)t.DayOfWeek + 6) % 7) + 1));

    private static string Shorten(string iso, object value, string precision)
    {
        if (precision == "auto")
            return iso;
        var colon = iso.IndexOf(':', StringComparison.Ordinal);
        var zone = iso.AsSpan(colon + 1).IndexOfAny('+', '-') is var at and >= 0 ? iso[(colon + 1 + at)..] : "";
        var fraction = Strftime.Format(value, "%f", Limits.Default);
        var clock = iso[..(colon - 2)] + Strftime.Format(value, "%H:%M:%S", Limits.Default);
        return precision switch
        {
            "hours" => clock[..^6],
            "minutes" => clock[..^3],
            "seconds" => clock,
            "milliseconds" => clock + "." + fraction[..3],
            "microseconds" => clock + "." + fraction,
            _ => throw PythonException.ValueError("Unknown timespec value"),
        } + zone;
    }

    private static object Replace(in JinjaCall call)
    {
        var t = Local(call);
        var year = Part(call, 1, t.Year, 1, 9999, static n => $"year {n} is out of range");
        var month = Part(call, 2, t.Month, 1, 12, static _ => "month must be in 1..12");
        var day = Part(call, 3, t.Day, 1, DateTime.DaysInMonth(year, month), static _ => "day is out of range for month");
        if (call[0] is DateOnly)
            return new DateOnly(year, month, day);
        var result = new DateTime(
            year,
            month,
            day,
            Part(call, 4, t.Hour, 0, 23, static _ => "hour must be in 0..23"),
            Part(call, 5, t.Minute, 0, 59, static _ => "minute must be in 0..59"),
            Part(call, 6, t.Second, 0, 59, static _ => "second must be in 0..59"),
            t.Kind);
        var microsecond = Part(call, 7, (int)(t.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond), 0, 999_999, static _ => "microsecond must be in 0..999999");
        result = result.AddTicks(microsecond * TimeSpan.TicksPerMicrosecond);
        return call[0] is DateTimeOffset aware ? (object)new DateTimeOffset(result, aware.Offset) : result;
    }

    private static int Part(in JinjaCall call, int index, int present, int lowest, int highest, Func<long, string> error)
    {
        var value = call[index] is null ? present : call.Integer(index);
        return value >= lowest && value <= highest ? (int)value : throw PythonException.ValueError(error(value));
    }
}
