using PlaybookRunner.Modules.Builtin.Http;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>get_url</c>.</summary>
internal sealed class GetUrlOptions : HttpOptions
{
    /// <summary>The file, or a folder for a file with the server's name for it.</summary>
    [Option(IsPath = true)]
    public required string Dest { get; init; }

    /// <summary>The digest that the file must have, as <c>sha256:…</c>; also with the address of a list of digests.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>Whether the old file is kept beside the new one.</summary>
    public bool Backup { get; init; }

    /// <summary>How many seconds the server may be silent.</summary>
    public int Timeout { get; init; } = 10;

    /// <summary>Accepted for compatibility: the temporary file stands beside the destination.</summary>
    public string? TmpDest { get; init; }
}
