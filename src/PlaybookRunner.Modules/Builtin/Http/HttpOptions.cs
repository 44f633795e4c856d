namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>What <c>uri</c> and <c>get_url</c> have in common: how a server is reached and who asks.</summary>
internal abstract class HttpOptions : FileAttributeOptions
{
    /// <summary>The address: <c>http://</c> or <c>https://</c>.</summary>
    public required string Url { get; init; }

    /// <summary>The user to log in as.</summary>
    [Option(Aliases = ["user", "username"])]
    public string? UrlUsername { get; init; }

    /// <summary>The user's password.</summary>
    [Option(Aliases = ["password"])]
    public Secret? UrlPassword { get; init; }

    /// <summary>Whether the login is sent with the first request rather than when the server asks for it.</summary>
    public bool ForceBasicAuth { get; init; }

    /// <summary>Further request headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of headers that are not sent to where a redirect leads.</summary>
    public IReadOnlyList<string> UnredirectedHeaders { get; init; } = [];

    /// <summary>What the request names as its program.</summary>
    public string HttpAgent { get; init; } = "ansible-httpget";

    /// <summary>Whether the server's certificate must be valid.</summary>
    public bool ValidateCerts { get; init; } = true;

    /// <summary>A file on the target with certificates of authorities to trust as well.</summary>
    [Option(IsPath = true)]
    public string? CaPath { get; init; }

    /// <summary>A PEM file on the target with the client's certificate, and its key unless <c>client_key</c> has it.</summary>
    [Option(IsPath = true)]
    public string? ClientCert { get; init; }

    /// <summary>A PEM file on the target with the client's key.</summary>
    [Option(IsPath = true)]
    public string? ClientKey { get; init; }

    /// <summary>Whether a body packed by gzip is unpacked.</summary>
    public bool Decompress { get; init; } = true;

    /// <summary>Whether the proxy that the task's environment names is used.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>Whether a file is fetched although it is there.</summary>
    public bool Force { get; init; }
}
