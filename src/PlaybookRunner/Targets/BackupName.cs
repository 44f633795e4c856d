using System.Globalization;

namespace PlaybookRunner.Targets;

/// <summary>The name of the copy of an old file: the file's own, a process, the time of the target, and a tilde, as the reference names it.</summary>
internal static class BackupName
{
    public static string For(string path, int process, DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}.{process}.{time:yyyy-MM-dd@HH:mm:ss}~");
}
