using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The target's date and time.</summary>
internal static class DateTimeFacts
{
    // The second half asks which name the zone has in summer and in winter; a busybox without %N prints it as it stands.
    private const string Script =
        """
        date '+%Y|%m|%A|%w|%W|%d|%H|%M|%S|%s|%N|%Z|%z'
        year=$(date +%Y)
        date -d "$year-01-01" '+%Z|%z'
        date -d "$year-07-01" '+%Z|%z'
        """;

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("date_time", [new("date_time", Script)], Read) { IsMinimal = true };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var lines = sections.Lines("date_time");
        if (lines.Length == 0 || lines[0].Split('|') is not [var year, var month, var weekday, var weekdayNumber, var week, var day, var hour,
            var minute, var second, var epoch, var nanoseconds, var zone, var offset])
            return;

        var micro = nanoseconds.Length >= 6 && nanoseconds.All(char.IsAsciiDigit) ? nanoseconds[..6] : "000000";
        var utc = DateTimeOffset.FromUnixTimeSeconds(long.Parse(epoch, CultureInfo.InvariantCulture)).UtcDateTime;
        var utcText = utc.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        facts["date_time"] = new OrderedDictionary<string, object?>
        {
            ["year"] = year,
            ["month"] = month,
            ["weekday"] = weekday,
            ["weekday_number"] = weekdayNumber,
            ["weeknumber"] = week,
            ["day"] = day,
            ["hour"] = hour,
            ["minute"] = minute,
            ["second"] = second,
            ["epoch"] = epoch,
            ["epoch_int"] = epoch,
            ["date"] = $"{year}-{month}-{day}",
            ["time"] = $"{hour}:{minute}:{second}",
            ["iso8601_micro"] = $"{utcText}.{micro}Z",
            ["iso8601"] = utcText + "Z",
            ["iso8601_basic"] = $"{year}{month}{day}T{hour}{minute}{second}{micro}",
            ["iso8601_basic_short"] = $"{year}{month}{day}T{hour}{minute}{second}",
            ["tz"] = zone,
            ["tz_dst"] = SummerName(lines, zone),
            ["tz_offset"] = offset,
        };
    }

    // Summer is when clocks are ahead, in January on the southern half of the world.
    private static string SummerName(string[] lines, string zone)
    {
        if (lines.Length < 3 || lines[1].Split('|') is not [var winterName, var winterOffset] || lines[2].Split('|') is not [var summerName, var summerOffset])
            return zone;

        return Minutes(summerOffset) >= Minutes(winterOffset) ? summerName : winterName;
    }

    private static int Minutes(string offset) =>
        int.TryParse(offset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? (value / 100 * 60) + (value % 100) : 0;
}
