namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>find</c>.</summary>
internal sealed class FindOptions
{
    /// <summary>The folders to search.</summary>
    [Option(Aliases = ["name", "path"], IsPath = true)]
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Patterns of names, of which one must match: of shells, or regular expressions with <see cref="UseRegex"/>. Without any, all names match.</summary>
    [Option(Aliases = ["pattern"])]
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Patterns of names of which none must match.</summary>
    [Option(Aliases = ["exclude"])]
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Whether patterns are regular expressions.</summary>
    public bool UseRegex { get; init; }

    /// <summary>What is looked for.</summary>
    public FoundKind FileType { get; init; } = FoundKind.File;

    /// <summary>Whether folders in the folders are searched too.</summary>
    public bool Recurse { get; init; }

    /// <summary>How many levels are searched; null for all.</summary>
    public int? Depth { get; init; }

    /// <summary>Whether links to folders are followed.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether names that start with a dot count.</summary>
    public bool Hidden { get; init; }

    /// <summary>The least age such as <c>2d</c>; a negative one is the greatest. Units are s, m, h, d, w.</summary>
    public string? Age { get; init; }

    /// <summary>The time that gives the age.</summary>
    public AgeStamp AgeStamp { get; init; } = AgeStamp.Mtime;

    /// <summary>The least size such as <c>10m</c>; a negative one is the greatest. Units are b, k, m, g, t.</summary>
    public string? Size { get; init; }

    /// <summary>The permissions.</summary>
    public FileMode? Mode { get; init; }

    /// <summary>Whether the permissions must be exactly these, rather than some of them set.</summary>
    public bool ExactMode { get; init; } = true;

    /// <summary>A regular expression that a line of a file must match from its start, or the whole file anywhere with <see cref="ReadWholeFile"/>.</summary>
    public string? Contains { get; init; }

    /// <summary>Whether a file is read as a whole for <see cref="Contains"/>.</summary>
    public bool ReadWholeFile { get; init; }

    /// <summary>The encoding of files that are read; UTF-8 when none is given.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether the digests of files are wanted.</summary>
    public bool GetChecksum { get; init; }

    /// <summary>The digest.</summary>
    [Option(Aliases = ["checksum", "checksum_algo"], Choices = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"])]
    public string ChecksumAlgorithm { get; init; } = "sha1";

    /// <summary>How many are wanted at most; null for all.</summary>
    public int? Limit { get; init; }
}

/// <summary>What <c>find</c> looks for.</summary>
internal enum FoundKind
{
    /// <summary>Everything.</summary>
    Any,

    /// <summary>Folders.</summary>
    Directory,

    /// <summary>Regular files.</summary>
    File,

    /// <summary>Links.</summary>
    Link,
}

/// <summary>The times of a path.</summary>
internal enum AgeStamp
{
    /// <summary>The last access.</summary>
    Atime,

    /// <summary>The last change of the status.</summary>
    Ctime,

    /// <summary>The last change of the content.</summary>
    Mtime,
}
