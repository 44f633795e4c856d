using System.Globalization;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>community.general</c> that convert durations such as <c>1h 30m</c>.</summary>
internal static partial class DurationFilters
{
    public static void AddTo(FunctionSet filters)
    {
        filters.Add("to_time_unit", "human_time, unit='ms', **kwargs", static (in JinjaCall c) => Convert(c[0], Python.Str(c[1]), c.Named));
        foreach (var unit in (string[])["millisecond", "second", "minute", "hour", "day", "week", "month", "year"])
            filters.Add($"to_{unit}s", "human_time, **kwargs", (in JinjaCall c) => Convert(c[0], unit, c.Named));
    }

    private static double Convert(object? value, string unit, Dict lengths)
    {
        var (year, month) = (Days(lengths, "year", 366), Days(lengths, "month", 31));
        if (lengths.Count > 0)
            throw Arguments.TypeError("to_time_unit() got unknown keyword arguments: " + string.Join(", ", lengths.Keys.Select(Python.Str)));
        if (!Arguments.IsText(value))
            throw new PythonException(PythonErrorType.AttributeError, $"'{Python.TypeName(value)}' object has no attribute 'split'");
        var divisor = SecondsOf(unit, year, month) ?? throw Arguments.ValueError($"to_time_unit() can not convert to the following unit: {unit}");
        var seconds = 0.0;
        foreach (var part in Python.Str(value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Part().Match(part);
            if (!match.Success || SecondsOf(match.Groups["unit"].Value, year, month) is not { } length)
                throw Arguments.ValueError($"to_time_unit() can not interpret following string: {Python.Str(value)}");
            seconds += long.Parse(match.Groups["number"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * length;
        }

        return Math.Round(seconds / divisor, 12);
    }

    private static double Days(Dict lengths, string name, double standard) => lengths.Remove(name, out var given) ? Python.ToFloat(given) : standard;

    private static double? SecondsOf(string name, double year, double month) => name switch
    {
        "ms" or "msec" or "msecs" or "msecond" or "mseconds" or "millisecond" or "milliseconds" => 0.001,
        "s" or "sec" or "secs" or "second" or "seconds" => 1,
        "m" or "min" or "mins" or "minute" or "minutes" => 60,
        "h" or "hour" or "hours" => 3600,
        "d" or "day" or "days" => 86400,
        "w" or "week" or "weeks" => 604800,
        "mo" or "month" or "months" => 86400 * month,
        "y" or "year" or "years" => 86400 * year,
        _ => null,
    };

    [GeneratedRegex(@"^(?<number>-?\d+)(?<unit>[a-z]+)\z")]
    private static partial Regex Part();
}
