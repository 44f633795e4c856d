namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>find</c>.</summary>
internal sealed class FindOptions
{
    /// <summary>The directories to search.</summary>
    [Option(IsPath = true, Aliases = ["name", "path"])]
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Shell patterns or regular expressions of names; none means all.</summary>
    [Option(Aliases = ["pattern"])]
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Shell patterns or regular expressions of names to leave out.</summary>
    [Option(Aliases = ["exclude"])]
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Whether patterns are regular expressions, by Python's rules.</summary>
    public bool UseRegex { get; init; }

    /// <summary>The kind of entries.</summary>
    public FindFileType FileType { get; init; } = FindFileType.File;

    /// <summary>Whether directories are descended into.</summary>
    public bool Recurse { get; init; }

    /// <summary>How many levels to descend; null for all.</summary>
    public int? Depth { get; init; }

    /// <summary>Whether entries whose name starts with a dot are found.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether links to directories are descended into.</summary>
    public bool Follow { get; init; }

    /// <summary>The least age, as <c>2d</c>; negative for the largest.</summary>
    public string? Age { get; init; }

    /// <summary>Which time the age is of.</summary>
    public FindAgeStamp AgeStamp { get; init; } = FindAgeStamp.Mtime;

    /// <summary>The least size, as <c>10m</c>; negative for the largest.</summary>
    public string? Size { get; init; }

    /// <summary>A regular expression that a line of the file matches from its start.</summary>
    public string? Contains { get; init; }

    /// <summary>Whether <c>contains</c> is searched in the file as a whole.</summary>
    public bool ReadWholeFile { get; init; }

    /// <summary>Whether digests are computed.</summary>
    public bool GetChecksum { get; init; }

    /// <summary>The digest.</summary>
    [Option(Aliases = ["checksum", "checksum_algo"], Choices = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"])]
    public string ChecksumAlgorithm { get; init; } = "sha1";
}

/// <summary>The kind of entries that <c>find</c> finds.</summary>
internal enum FindFileType
{
    /// <summary>Everything.</summary>
    Any,

    /// <summary>Directories.</summary>
    Directory,

    /// <summary>Regular files.</summary>
    File,

    /// <summary>Symbolic links.</summary>
    Link,
}

/// <summary>Which time an age is of.</summary>
internal enum FindAgeStamp
{
    /// <summary>The last access.</summary>
    Atime,

    /// <summary>The last change of status.</summary>
    Ctime,

    /// <summary>The last change of content.</summary>
    Mtime,
}
