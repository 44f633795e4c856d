namespace PlaybookRunner.Targets;

/// <summary>A listing of a directory's entries.</summary>
/// <param name="Path">The directory.</param>
public sealed record DirectoryQuery(string Path)
{
    /// <summary>How many levels to descend: 1 lists the entries of the directory itself, null has no limit.</summary>
    public int? Depth { get; init; } = 1;

    /// <summary>Whether links to directories are descended into.</summary>
    public bool Follow { get; init; }

    /// <summary>The digest wanted of regular files, as in <see cref="PathQuery.ChecksumAlgorithm"/>; null for none.</summary>
    public string? ChecksumAlgorithm { get; init; }
}
