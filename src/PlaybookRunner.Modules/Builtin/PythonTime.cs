using System.Globalization;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Times in the form in which Python's <c>str</c> shows them in results.</summary>
internal static class PythonTime
{
    /// <summary>A point in time, such as <c>2026-01-31 23:59:59.000123</c>.</summary>
    public static string Show(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    /// <summary>A span, such as <c>1 day, 0:00:01.500000</c>; a whole number of seconds has no fraction.</summary>
    public static string Show(TimeSpan span)
    {
        var days = span.Days switch
        {
            0 => "",
            1 => "1 day, ",
            var many => string.Create(CultureInfo.InvariantCulture, $"{many} days, "),
        };
        var microseconds = span.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        var fraction = microseconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{microseconds:D6}");
        return string.Create(CultureInfo.InvariantCulture, $"{days}{span.Hours}:{span.Minutes:D2}:{span.Seconds:D2}{fraction}");
    }
}
