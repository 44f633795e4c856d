namespace PlaybookRunner.Targets;

/// <summary>A question about a path.</summary>
/// <param name="Path">The path; a leading <c>~</c> stands for the home folder of the target's user, <c>~name</c> for that user's.</param>
public sealed record PathQuery(string Path)
{
    /// <summary>Whether a symbolic link is followed; else the link itself is looked at.</summary>
    public bool Follow { get; init; }

    /// <summary>The digest wanted of a regular file: <c>md5</c>, <c>sha1</c>, <c>sha224</c>, <c>sha256</c>, <c>sha384</c>, <c>sha512</c>; null for none.</summary>
    public string? ChecksumAlgorithm { get; init; }

    /// <summary>The content of a regular file is wanted when it is not longer than this many bytes; 0 for no content.</summary>
    public long ContentLimit { get; init; }

    /// <summary>Asks about a path without following links.</summary>
    public static implicit operator PathQuery(string path) => new(path);
}
