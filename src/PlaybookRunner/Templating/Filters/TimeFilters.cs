using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters of points in time.</summary>
internal static class TimeFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("to_datetime", "string, format='%Y-%m-%d %H:%M:%S'", static (in JinjaCall c) => ToDateTime(c))
        .Add("strftime", "string_format, second=none, utc=false", static (in JinjaCall c) => Format(c));

    private static object ToDateTime(in JinjaCall call)
    {
        if (!Arguments.IsText(call[0]))
            throw Arguments.TypeError($"strptime() argument 1 must be str, not {Python.TypeName(call[0])}");
        return Strptime.Parse(Python.Str(call[0]), call.Text(1));
    }

    // The C library knows no %f, and calls the zone of a universal time GMT.
    private static string CLibraryFormat(string format, bool isUniversal)
    {
        format = format.Replace("%f", "%%f", StringComparison.Ordinal);
        return isUniversal ? format.Replace("%Z", "GMT", StringComparison.Ordinal) : format;
    }

    private static string Format(in JinjaCall call)
    {
        if (!Arguments.IsText(call[0]))
            throw Arguments.TypeError($"strftime() argument 1 must be str, not {Python.TypeName(call[0])}");
        var second = call[1];
        double seconds;
        try
        {
            seconds = second is null ? DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0 : Python.ToFloat(second);
        }
        catch (PythonException)
        {
            throw Arguments.ValueError($"Invalid value for epoch value ({Python.Str(second)})");
        }

        var time = DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(seconds));
        return Python.FormatTime(call.Boolean(2) ? time.UtcDateTime : time.ToLocalTime().DateTime, CLibraryFormat(Python.Str(call[0]), call.Boolean(2)), call.Context.Limits);
    }
}
