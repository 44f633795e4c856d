namespace PlaybookRunner.Targets.Local;

/// <summary>The permissions that this process withholds from new files.</summary>
internal static class LocalUmask
{
    /// <summary>Read from <c>/proc</c> because asking the C library means changing the umask for a moment, for all threads.</summary>
    public static int Current { get; } = Read();

    private static int Read()
    {
        const string Label = "Umask:";
        var line = File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status").FirstOrDefault(text => text.StartsWith(Label, StringComparison.Ordinal))
            : null;
        return line is null ? 0b000_010_010 : Convert.ToInt32(line[Label.Length..].Trim(), 8);
    }
}
