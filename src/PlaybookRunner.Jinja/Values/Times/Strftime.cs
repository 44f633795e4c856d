using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>strftime</c> in the C locale.</summary>
internal static class Strftime
{
    public static string Format(object value, string format, Limits limits)
    {
        var (time, offset, zone) = Parts(value);
        var output = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                output.Append(format[i]);
                continue;
            }

            // GNU's flags: '-' takes padding away, '_' pads with blanks, '0' with zeros, '^' makes upper case.
            var flag = i + 2 < format.Length && format[i + 1] is '-' or '_' or '0' or '^' ? format[++i] : '\0';
            output.Append(Flagged(Directive(time, offset, zone, format[++i], limits), flag));
            limits.CheckText(output.Length);
        }

        return output.ToString();
    }

    private static (DateTime Time, TimeSpan? Offset, string Zone) Parts(object value) => value switch
    {
        DateTime { Kind: DateTimeKind.Utc } t => (t, TimeSpan.Zero, "UTC"),
        DateTime t => (t, null, ""),
        DateTimeOffset t => (t.DateTime, t.Offset, t.Offset == TimeSpan.Zero ? "UTC" : "UTC" + TimeText.Offset(t.Offset)),
        DateOnly d => (d.ToDateTime(TimeOnly.MinValue), null, ""),
        TimeOnly t => (new DateTime(1900, 1, 1).Add(t.ToTimeSpan()), null, ""),
        _ => throw PythonException.TypeError($"descriptor 'strftime' requires a date, not {Python.TypeName(value)}"),
    };

    private static string Flagged(string text, char flag)
    {
        var isNumber = text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
        return flag switch
        {
            '-' when isNumber || text.StartsWith(' ') => text.TrimStart('0', ' ') is { Length: > 0 } rest ? rest : "0",
            '_' when isNumber => text.TrimStart('0').PadLeft(text.Length) is var padded && padded.Trim().Length > 0 ? padded : new string(' ', text.Length - 1) + "0",
            '0' => text.Replace(' ', '0'),
            '^' => text.ToUpperInvariant(),
            _ => text,
        };
    }

    private static string Directive(DateTime t, TimeSpan? offset, string zone, char code, Limits limits)
    {
        string Nested(string format) => Format(t, format, limits);
        return code switch
        {
            'a' => Text(t, "ddd"),
            'A' => Text(t, "dddd"),
            'b' or 'h' => Text(t, "MMM"),
            'B' => Text(t, "MMMM"),
            'c' => Nested("%a %b %e %H:%M:%S %Y"),
            'C' => Two(t.Year / 100),
            'd' => Two(t.Day),
            'D' or 'x' => Nested("%m/%d/%y"),
            'e' => t.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
            'f' => (t.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond).ToString("000000", CultureInfo.InvariantCulture),
            'F' => Nested("%Y-%m-%d"),
            'g' => Two(ISOWeek.GetYear(t) % 100),
            'G' => ISOWeek.GetYear(t).ToString(CultureInfo.InvariantCulture),
            'H' => Two(t.Hour),
            'I' => Two(Hour12(t)),
            'j' => t.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            'k' => t.Hour.ToString(CultureInfo.InvariantCulture).PadLeft(2),
            'l' => Hour12(t).ToString(CultureInfo.InvariantCulture).PadLeft(2),
            'm' => Two(t.Month),
            'M' => Two(t.Minute),
            'n' => "\n",
            'p' => t.Hour < 12 ? "AM" : "PM",
            'P' => t.Hour < 12 ? "am" : "pm",
            'r' => Nested("%I:%M:%S %p"),
            'R' => Nested("%H:%M"),
            's' => ((DateTimeOffset)DateTime.SpecifyKind(t, DateTimeKind.Utc)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            'S' => Two(t.Second),
            't' => "\t",
            'T' or 'X' => Nested("%H:%M:%S"),
            'u' => (t.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)t.DayOfWeek).ToString(CultureInfo.InvariantCulture),
            'U' => Two((t.DayOfYear + 6 - (int)t.DayOfWeek) / 7),
            'V' => Two(ISOWeek.GetWeekOfYear(t)),
            'w' => ((int)t.DayOfWeek).ToString(CultureInfo.InvariantCulture),
            'W' => Two((t.DayOfYear + 6 - (((int)t.DayOfWeek + 6) % 7)) / 7),
            'y' => Two(t.Year % 100),
            'Y' => t.Year.ToString(CultureInfo.InvariantCulture),
            'z' => offset is { } o ? TimeText.Offset(o).Replace(":", "", StringComparison.Ordinal) : "",
            ':' => "%:",
            'Z' => zone,
            '%' => "%",
            _ => "%" + code,
        };
    }

    private static int Hour12(DateTime t) => t.Hour % 12 == 0 ? 12 : t.Hour % 12;

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static string Text(DateTime t, string format) => t.ToString(format, CultureInfo.InvariantCulture);
}
