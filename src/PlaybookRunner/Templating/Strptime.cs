using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Python's <c>datetime.strptime</c> in the C locale.</summary>
internal static class Strptime
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Reads a time: a <see cref="DateTime"/>, or with a zone a <see cref="DateTimeOffset"/>.</summary>
    /// <exception cref="PythonException">ValueError: the text has not the form, or the format is wrong.</exception>
    public static object Parse(string text, string format)
    {
        var match = Regex.Match(text, Pattern(format), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
        if (!match.Success)
            throw Arguments.ValueError($"time data {Python.Repr(text)} does not match format {Python.Repr(format)}");
        if (match.Length != text.Length)
            throw Arguments.ValueError($"unconverted data remains: {text[match.Length..]}");
        try
        {
            return Time(match);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Arguments.ValueError("day is out of range for month");
        }
    }

    private static object Time(Match match)
    {
        var month = match.Groups["b"].Success ? Array.IndexOf(Months, match.Groups["b"].Value[..3].ToLowerInvariant()) + 1 : Number(match, "m", 1);
        var time = new DateTime(Year(match), month, Number(match, "d", 1), Hour(match), Number(match, "M", 0), Math.Min(Number(match, "S", 0), 59));
        if (match.Groups["j"].Success)
            time = new DateTime(time.Year, 1, 1).AddDays(Number(match, "j", 1) - 1).Add(time.TimeOfDay);
        if (match.Groups["f"].Success)
            time = time.AddMicroseconds(int.Parse(match.Groups["f"].Value.PadRight(6, '0'), CultureInfo.InvariantCulture));
        return match.Groups["z"].Success ? new DateTimeOffset(time, Zone(match.Groups["z"].Value)) : (object)time;
    }

    private static int Year(Match match)
    {
        if (!match.Groups["y"].Success)
            return Number(match, "Y", 1900);
        var year = Number(match, "y", 0);
        return year + (year < 69 ? 2000 : 1900);
    }

    private static int Hour(Match match)
    {
        if (!match.Groups["I"].Success)
            return Number(match, "H", 0);
        var isAfternoon = match.Groups["p"].Value.Equals("pm", StringComparison.OrdinalIgnoreCase);
        return (Number(match, "I", 0) % 12) + (isAfternoon ? 12 : 0);
    }

    private static TimeSpan Zone(string text)
    {
        if (text is "Z" or "z")
            return TimeSpan.Zero;
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        var zone = new TimeSpan(int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture), 0);
        return text[0] == '-' ? -zone : zone;
    }

    private static int Number(Match match, string group, int standard) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan.Trim(), CultureInfo.InvariantCulture) : standard;

    private static string Pattern(string format)
    {
        var pattern = new StringBuilder(@"\A");
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%' && i + 1 < format.Length)
                pattern.Append(Directive(format[++i], format));
            else if (char.IsWhiteSpace(format[i]))
                pattern.Append(@"\s+");
            else if (format[i] == '%')
                throw Arguments.ValueError($"stray % in format {Python.Repr(format)}");
            else
                pattern.Append(Regex.Escape(format[i].ToString()));
        }

        return pattern.ToString();
    }

    private static string Directive(char directive, string format) => directive switch
    {
        'Y' => @"(?<Y>\d\d\d\d)",
        'y' => @"(?<y>\d\d)",
        'm' => @"(?<m>1[0-2]|0[1-9]|[1-9])",
        'd' => @"(?<d>3[01]|[12]\d|0[1-9]|[1-9]| [1-9])",
        'H' => @"(?<H>2[0-3]|[01]\d|\d)",
        'I' => @"(?<I>1[0-2]|0[1-9]|[1-9])",
        'M' => @"(?<M>[0-5]\d|\d)",
        'S' => @"(?<S>6[01]|[0-5]\d|\d)",
        'f' => @"(?<f>\d{1,6})",
        'j' => @"(?<j>36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
        'p' => "(?<p>am|pm)",
        'z' => @"(?<z>[+-]\d\d:?[0-5]\d|Z)",
        'Z' => "(?:utc|gmt)",
        'B' => "(?<b>january|february|march|april|may|june|july|august|september|october|november|december)",
        'b' or 'h' => "(?<b>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
        'A' => "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
        'a' => "(?:mon|tue|wed|thu|fri|sat|sun)",
        'T' => Directive('H', format) + ":" + Directive('M', format) + ":" + Directive('S', format),
        'F' => Directive('Y', format) + "-" + Directive('m', format) + "-" + Directive('d', format),
        '%' => "%",
        _ => throw Arguments.ValueError($"'{directive}' is a bad directive in format {Python.Repr(format)}"),
    };
}
