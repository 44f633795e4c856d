using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The differences that modules which write files show.</summary>
internal static class FileDifference
{
    // Beyond this a difference helps nobody; the reference has the same bound.
    private const int LargestShown = 104448;

    private static readonly JsonFormat Indented = new() { SortKeys = true, Indent = "    " };

    /// <summary>A difference of properties, as <c>file</c> shows it.</summary>
    public static ModuleDiff OfProperties(Dict before, Dict after) => new()
    {
        Before = Python.ToJson(before, Indented, Limits.Default) + "\n",
        After = Python.ToJson(after, Indented, Limits.Default) + "\n",
    };

    /// <summary>A difference of content.</summary>
    /// <param name="before">The old file; its content must have been asked for.</param>
    /// <param name="after">The new content.</param>
    /// <param name="header">What the new content is.</param>
    public static ModuleDiff OfContent(PathStatus before, ReadOnlyMemory<byte> after, string header) => new()
    {
        Before = before.Exists ? Shown(before.Content) : "",
        After = Shown(after),
        BeforeHeader = before.Exists ? before.Path : "",
        AfterHeader = header,
    };

    private static string? Shown(ReadOnlyMemory<byte>? content)
    {
        if (content is not { } bytes || bytes.Length > LargestShown)
            return null;
        return bytes.Span.Contains((byte)0) ? null : System.Text.Encoding.UTF8.GetString(bytes.Span);
    }

    /// <summary>Up to how many bytes of a file are read to show its difference.</summary>
    public static int ContentLimit => LargestShown;
}
