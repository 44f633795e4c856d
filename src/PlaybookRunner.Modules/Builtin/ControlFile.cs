using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Files of the control node that go to the target.</summary>
internal static class ControlFile
{
    private static ReadOnlySpan<byte> VaultHeader => "$ANSIBLE_VAULT"u8;

    /// <summary>The content of a file: read when it is sent, or at once when it has to be decrypted.</summary>
    public static FileContent Read(string path, bool decrypt, IControlFiles files) =>
        decrypt && IsVault(path) ? new FileContent.Memory(files.Read(path)) : new FileContent.LocalFile(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);

    /// <summary>The permissions of a file of the control node; null where it has none (Windows).</summary>
    public static FileMode? Mode(string path) =>
        OperatingSystem.IsWindows() ? null : new FileMode.Absolute((int)File.GetUnixFileMode(path));

    private static bool IsVault(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[VaultHeader.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(VaultHeader);
    }
}
