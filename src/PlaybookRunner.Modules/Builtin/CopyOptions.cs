using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>copy</c>.</summary>
internal sealed class CopyOptions : FileAttributeOptions
{
    /// <summary>The file or folder to copy, on the control node unless <see cref="RemoteSrc"/> is set. A folder that ends with a slash is copied without its own name.</summary>
    public string? Src { get; init; }

    /// <summary>The content itself, instead of a source. A mapping or list becomes JSON.</summary>
    public object? Content { get; init; }

    /// <summary>Where the file goes. A path that ends with a slash is a folder, which is made when it is missing.</summary>
    [Option(IsPath = true)]
    public string? Dest { get; init; }

    /// <summary>Whether the old file is kept beside the new one, with the time in its name.</summary>
    public bool Backup { get; init; }

    /// <summary>Whether a file that differs is replaced.</summary>
    public bool Force { get; init; } = true;

    /// <summary>A command that checks the new file before it is put in place; <c>%s</c> in it is the file's path.</summary>
    public string? Validate { get; init; }

    /// <summary>The permissions of folders that are made.</summary>
    public FileMode? DirectoryMode { get; init; }

    /// <summary>Whether the source is on the target.</summary>
    public bool RemoteSrc { get; init; }

    /// <summary>Whether the file behind a link at the destination is written rather than the link replaced.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether links in a folder of the control node are followed rather than copied.</summary>
    public bool LocalFollow { get; init; } = true;

    /// <summary>The SHA-1 that the source must have.</summary>
    public string? Checksum { get; init; }

    /// <summary>Whether encrypted sources are decrypted.</summary>
    public bool Decrypt { get; init; } = true;

    /// <summary>Owner, group and permissions of folders that are made.</summary>
    public PathAttributes FolderAttributes => new(Owner, Group, DirectoryMode);
}
