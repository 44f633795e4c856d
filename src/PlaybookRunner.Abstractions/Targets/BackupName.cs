using System.Globalization;

namespace PlaybookRunner.Targets;

/// <summary>The name of the copy of an old file: the file's own, a process, the time of the target, and a tilde, as the reference names it.</summary>
public static class BackupName
{
    /// <summary>The name.</summary>
    /// <param name="path">The file that is kept.</param>
    /// <param name="process">The number of the process that keeps it.</param>
    /// <param name="time">The time.</param>
    public static string For(string path, int process, DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}.{process}.{time:yyyy-MM-dd@HH:mm:ss}~");
}
