namespace PlaybookRunner.Targets;

/// <summary>What stands at a path.</summary>
/// <param name="Path">The path with <c>~</c> expanded.</param>
/// <param name="Kind">What stands there.</param>
public sealed record PathStatus(string Path, PathKind Kind)
{
    /// <summary>Whether anything stands there (a broken link does, when it is not followed).</summary>
    public bool Exists => Kind != PathKind.Absent;

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The permission bits including set-user-id, set-group-id and sticky: 0 to 4095 (octal 7777).</summary>
    public int Mode { get; init; }

    /// <summary>The owner's number.</summary>
    public long UserId { get; init; }

    /// <summary>The group's number.</summary>
    public long GroupId { get; init; }

    /// <summary>The owner's name; empty when the number has none.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The group's name; empty when the number has none.</summary>
    public string Group { get; init; } = "";

    /// <summary>The last access, in seconds since 1970 with a fraction.</summary>
    public double AccessTime { get; init; }

    /// <summary>The last change of the content, in seconds since 1970 with a fraction.</summary>
    public double ModificationTime { get; init; }

    /// <summary>The last change of the status, in seconds since 1970 with a fraction.</summary>
    public double ChangeTime { get; init; }

    /// <summary>The inode's number.</summary>
    public ulong Inode { get; init; }

    /// <summary>The device's number.</summary>
    public ulong Device { get; init; }

    /// <summary>How many names the inode has.</summary>
    public long LinkCount { get; init; }

    /// <summary>What a symbolic link says, unresolved; null when the path is no link or was followed.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>Where a symbolic link ends after all resolution; null when the path is no link or the link is broken.</summary>
    public string? LinkSource { get; init; }

    /// <summary>The digest in lower-case hexadecimal; null when none was asked for, or the file cannot be read.</summary>
    public string? Checksum { get; init; }

    /// <summary>The content; null when none was asked for, the file is longer than the limit, or it cannot be read.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Whether the target's user may read it.</summary>
    public bool IsReadable { get; init; }

    /// <summary>Whether the target's user may write it.</summary>
    public bool IsWritable { get; init; }

    /// <summary>Whether the target's user may execute or enter it.</summary>
    public bool IsExecutable { get; init; }
}
