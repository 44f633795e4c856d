using System.Globalization;
using System.Text;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The times that a file shall have, in seconds since 1970; null keeps one.</summary>
/// <param name="Access">The last access.</param>
/// <param name="Modification">The last change of content.</param>
internal sealed record FileTimes(double? Access, double? Modification)
{
    /// <summary>Reads the options. What is not given is kept, or is the present for <c>touch</c>.</summary>
    /// <exception cref="ModuleFailedException">A text is no time in its format.</exception>
    public static FileTimes Read(FileModuleOptions options, TimeProvider clock)
    {
        var unset = options.State == FileState.Touch ? "now" : "preserve";
        return new FileTimes(
            Read(options.AccessTime ?? unset, options.AccessTimeFormat, clock),
            Read(options.ModificationTime ?? unset, options.ModificationTimeFormat, clock));
    }

    /// <summary>The times that differ from those of a path.</summary>
    public FileTimes From(PathStatus status) => new(Changed(Access, status.AccessTime), Changed(Modification, status.ModificationTime));

    /// <summary>Whether any is to be set.</summary>
    public bool Any => Access is not null || Modification is not null;

    /// <summary>Adds what differs to a difference to be shown.</summary>
    public void AddTo(StateDifference difference, PathStatus status)
    {
        if (Modification is { } modification)
        {
            difference.Add("mtime", status.ModificationTime, modification);
        }

        if (Access is { } access)
        {
            difference.Add("atime", status.AccessTime, access);
        }
    }

    private static double? Changed(double? wanted, double actual) =>
        wanted is { } time && Math.Abs(time - actual) >= 1e-6 ? time : null;

    private static double? Read(string text, string format, TimeProvider clock) => text switch
    {
        "preserve" => null,
        "now" => Seconds(clock.GetUtcNow()),
        _ when DateTimeOffset.TryParseExact(text, NetFormat(format), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) => Seconds(time),
        _ => throw new ModuleFailedException(
            $"Error while obtaining timestamp for time {text} using format {format}: time data '{text}' does not match format '{format}'"),
    };

    private static double Seconds(DateTimeOffset time) => (time.UtcTicks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond;

    private static string NetFormat(string format)
    {
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            result.Append(format[i] == '%' && i + 1 < format.Length ? Directive(format[++i]) : $"\\{format[i]}");
        }

        return result.ToString();
    }

    private static string Directive(char letter) => letter switch
    {
        'Y' => "yyyy",
        'y' => "yy",
        'm' => "MM",
        'd' => "dd",
        'H' => "HH",
        'I' => "hh",
        'M' => "mm",
        'S' => "ss",
        'f' => "FFFFFF",
        'p' => "tt",
        'b' => "MMM",
        'B' => "MMMM",
        'a' => "ddd",
        'A' => "dddd",
        'z' => "zzz",
        '%' => "\\%",
        _ => throw new ModuleFailedException($"the time format has the directive %{letter}, which is not supported here; supported are Y y m d H I M S f p b B a A z"),
    };
}
