namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>copy</c>.</summary>
[MutuallyExclusive("src", "content")]
[RequiredOneOf("src", "content")]
internal sealed class CopyOptions : FileAttributeOptions
{
    /// <summary>A file or directory of the control node, or with <c>remote_src</c> of the target; a directory with a slash at its end means what is in it.</summary>
    public string? Src { get; init; }

    /// <summary>The content itself; mappings and lists are written as JSON.</summary>
    public object? Content { get; init; }

    /// <summary>The file or directory on the target.</summary>
    [Option(IsPath = true)]
    public required string Dest { get; init; }

    /// <summary>Whether the source is on the target.</summary>
    public bool RemoteSrc { get; init; }

    /// <summary>Whether a file that differs is replaced.</summary>
    [Option(Aliases = ["thirsty"])]
    public bool Force { get; init; } = true;

    /// <summary>Whether the old file is kept beside the new one.</summary>
    public bool Backup { get; init; }

    /// <summary>Whether links in the destination are followed.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether links in a source directory are followed.</summary>
    public bool LocalFollow { get; init; } = true;

    /// <summary>The permissions of directories that are made.</summary>
    public FileMode? DirectoryMode { get; init; }

    /// <summary>A command that checks the new file before it is put in place; <c>%s</c> stands for its path.</summary>
    public string? Validate { get; init; }

    /// <summary>Whether a vaulted source is decrypted.</summary>
    public bool Decrypt { get; init; } = true;

    /// <summary>The SHA-1 digest that the source must have.</summary>
    public string? Checksum { get; init; }
}
