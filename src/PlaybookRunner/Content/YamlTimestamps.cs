using System.Globalization;
using System.Text.RegularExpressions;

namespace PlaybookRunner.Content;

/// <summary>Dates and times as YAML 1.1 writes them.</summary>
internal static partial class YamlTimestamps
{
    /// <summary>A <see cref="DateOnly"/>, a <see cref="DateTime"/> without zone, or a <see cref="DateTimeOffset"/>.</summary>
    /// <exception cref="FormatException">The form is right and the date is none, as in 2001-13-45.</exception>
    public static bool TryParse(string text, out object time)
    {
        time = text;
        if (text.Length < 8 || text[4] != '-')
            return false;
        if (DateForm().IsMatch(text))
            time = Date(text);
        else if (TimeForm().Match(text) is { Success: true } match)
            time = Time(match);
        else
            return false;
        return true;
    }

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"'{text}' looks like a date and is none");

    private static object Time(Match match)
    {
        try
        {
            var time = new DateTime(Number(match, "year"), Number(match, "month"), Number(match, "day"), Number(match, "hour"), Number(match, "minute"), Number(match, "second"))
                .AddTicks(Microseconds(match.Groups["fraction"].Value) * TimeSpan.TicksPerMicrosecond);
            return match.Groups["zone"].Success ? new DateTimeOffset(time, Zone(match)) : (object)time;
        }
        catch (ArgumentException)
        {
            throw new FormatException($"'{match.Value}' looks like a time and is none");
        }
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static long Microseconds(string fraction) =>
        long.Parse(fraction.PadRight(6, '0').AsSpan(0, 6), CultureInfo.InvariantCulture);

    private static TimeSpan Zone(Match match)
    {
        if (!match.Groups["sign"].Success)
            return TimeSpan.Zero;
        var minutes = match.Groups["zoneminute"].Success ? Number(match, "zoneminute") : 0;
        var zone = new TimeSpan(Number(match, "zonehour"), minutes, 0);
        return match.Groups["sign"].ValueSpan is "-" ? -zone : zone;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DateForm();

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?:[Tt]|[ \t]+)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})"
        + @"(?:\.(?<fraction>[0-9]*))?(?<zone>[ \t]*(?:Z|(?<sign>[-+])(?<zonehour>[0-9]{1,2})(?::(?<zoneminute>[0-9]{2}))?))?\z")]
    private static partial Regex TimeForm();
}
