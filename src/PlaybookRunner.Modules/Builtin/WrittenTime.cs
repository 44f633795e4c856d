using System.Globalization;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Reads a time in a format of Python's <c>strftime</c>.</summary>
internal static class WrittenTime
{
    private static readonly Dictionary<char, string> Parts = new()
    {
        ['Y'] = "yyyy",
        ['m'] = "MM",
        ['d'] = "dd",
        ['H'] = "HH",
        ['M'] = "mm",
        ['S'] = "ss",
        ['y'] = "yy",
    };

    /// <summary>The time in seconds since 1970; the text is in the control node's time zone.</summary>
    /// <exception cref="ModuleFailedException">The text does not have the format, or the format has a part that is not supported.</exception>
    public static double Parse(string text, string format)
    {
        var pattern = Translate(format);
        return DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal | DateTimeStyles.AdjustToUniversal, out var time)
            ? (time - DateTime.UnixEpoch).TotalSeconds
            : throw new ModuleFailedException($"Error while obtaining timestamp for time {text} using format {format}: the text does not have this format");
    }

    private static string Translate(string format)
    {
        var pattern = new System.Text.StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
                pattern.Append('\\').Append(format[i]);
            else if (++i < format.Length && Parts.TryGetValue(format[i], out var part))
                pattern.Append(part);
            else
                throw new ModuleFailedException($"the time format '{format}' has a part that is not supported; %Y %m %d %H %M %S %y are");
        }

        return pattern.ToString();
    }
}
