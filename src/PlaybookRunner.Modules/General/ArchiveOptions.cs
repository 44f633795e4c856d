using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.General;

/// <summary>The options of <c>archive</c>.</summary>
internal sealed class ArchiveOptions : FileAttributeOptions
{
    /// <summary>What is packed: files and folders of the target, also as patterns.</summary>
    [Option(IsPath = true)]
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>The archive that is made. It may be left out for a single file, which then gets the ending of the format.</summary>
    [Option(IsPath = true)]
    public string? Dest { get; init; }

    /// <summary>The format.</summary>
    public ArchiveFormat Format { get; init; } = ArchiveFormat.Gz;

    /// <summary>Files and folders that are left out of what <see cref="Path"/> names, also as patterns.</summary>
    [Option(IsPath = true)]
    public IReadOnlyList<string> ExcludePath { get; init; } = [];

    /// <summary>Patterns of names that are left out, wherever they are.</summary>
    public IReadOnlyList<string> ExclusionPatterns { get; init; } = [];

    /// <summary>Whether a single file becomes an archive rather than a compressed file.</summary>
    public bool ForceArchive { get; init; }

    /// <summary>Whether what was packed is removed.</summary>
    public bool Remove { get; init; }
}

/// <summary>The formats of <c>archive</c>.</summary>
internal enum ArchiveFormat
{
    /// <summary>Compressed by <c>bzip2</c>.</summary>
    Bz2,

    /// <summary>Compressed by <c>gzip</c>.</summary>
    Gz,

    /// <summary>A plain tar ball.</summary>
    Tar,

    /// <summary>Compressed by <c>xz</c>.</summary>
    Xz,

    /// <summary>A zip file.</summary>
    Zip,
}
