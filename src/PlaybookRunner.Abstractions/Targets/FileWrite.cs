using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets;

/// <summary>A whole file to put in place.</summary>
/// <param name="Path">Where; a symbolic link there is replaced unless <see cref="Follow"/> is set.</param>
/// <param name="Content">The new content.</param>
public sealed record FileWrite(string Path, FileContent Content)
{
    /// <summary>Owner, group and permissions; what is null is kept from the old file, or is the user's default for a new one.</summary>
    public PathAttributes Attributes { get; init; } = PathAttributes.None;

    /// <summary>Whether the file behind a symbolic link is written rather than the link replaced.</summary>
    public bool Follow { get; init; } = true;

    /// <summary>Whether the old file is kept beside the new one, with the time in its name.</summary>
    public bool Backup { get; init; }

    /// <summary>
    /// A command that checks the new content before it is put in place; each argument that contains <c>%s</c> gets the path of the temporary file.
    /// </summary>
    public CommandLine? Validation { get; init; }

    /// <summary>Whether the file may be written in place where renaming is impossible (a file mounted into a container).</summary>
    public bool AllowUnsafe { get; init; }
}
