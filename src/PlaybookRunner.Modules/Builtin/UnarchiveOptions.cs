namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>unarchive</c>.</summary>
[MutuallyExclusive("include", "exclude")]
internal sealed class UnarchiveOptions : FileAttributeOptions
{
    /// <summary>The archive: on the control node, or with <see cref="RemoteSrc"/> on the target, where it may also be an address to download from.</summary>
    [Option(IsPath = true)]
    public required string Src { get; init; }

    /// <summary>The folder to unpack into. It must be there.</summary>
    [Option(IsPath = true)]
    public required string Dest { get; init; }

    /// <summary>Whether the archive is on the target.</summary>
    public bool RemoteSrc { get; init; }

    /// <summary>Whether the archive is copied from the control node; the opposite of <see cref="RemoteSrc"/>, for old content.</summary>
    public bool? Copy { get; init; }

    /// <summary>A path that, when it is there, means that nothing is to be done.</summary>
    [Option(IsPath = true)]
    public string? Creates { get; init; }

    /// <summary>Whether the files of the archive are listed in the result.</summary>
    public bool ListFiles { get; init; }

    /// <summary>Files of the archive that are left out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The files of the archive that are wanted; all when none is given.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Whether files that are newer than those of the archive are kept.</summary>
    public bool KeepNewer { get; init; }

    /// <summary>Further options for <c>tar</c> or <c>unzip</c>.</summary>
    public IReadOnlyList<string> ExtraOpts { get; init; } = [];

    /// <summary>Whether an encrypted archive of the control node is decrypted.</summary>
    public bool Decrypt { get; init; } = true;

    /// <summary>Whether the certificate of a server that an archive is downloaded from must be valid.</summary>
    public bool ValidateCerts { get; init; } = true;

    /// <summary>How many bytes are read at once. It makes no difference here.</summary>
    public int IoBufferSize { get; init; } = 65536;

    /// <summary>Whether the archive is not on the control node.</summary>
    public bool IsRemote => RemoteSrc || Copy == false;
}
