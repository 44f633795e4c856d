namespace PlaybookRunner.Modules.Postgresql;

/// <summary>What all modules of PostgreSQL have in common: how the server is reached and who logs in.</summary>
internal abstract class LoginOptions
{
    /// <summary>The server's host as the target reaches it; empty for the target's own server by its Unix socket.</summary>
    [Option(Aliases = ["host"])]
    public string LoginHost { get; init; } = "";

    /// <summary>The server's port; it is part of a Unix socket's name too.</summary>
    [Option(Aliases = ["port"])]
    public int LoginPort { get; init; } = 5432;

    /// <summary>The folder of the server's Unix socket.</summary>
    [Option(Aliases = ["unix_socket"])]
    public string LoginUnixSocket { get; init; } = "";

    /// <summary>The role to log in as.</summary>
    [Option(Aliases = ["login"])]
    public string LoginUser { get; init; } = "postgres";

    /// <summary>The role's password.</summary>
    public Secret? LoginPassword { get; init; }

    /// <summary>A role to switch to after the login.</summary>
    public string? SessionRole { get; init; }

    /// <summary>Whether and how the connection is encrypted.</summary>
    [Option(Choices = ["allow", "disable", "prefer", "require", "verify-ca", "verify-full"])]
    public string SslMode { get; init; } = "prefer";

    /// <summary>A file on the target with the certificates of the authorities that the server's certificate must come from.</summary>
    [Option(Aliases = ["ssl_rootcert"], IsPath = true)]
    public string? CaCert { get; init; }

    /// <summary>A file on the target with the client's certificate.</summary>
    [Option(IsPath = true)]
    public string? SslCert { get; init; }

    /// <summary>A file on the target with the key of the client's certificate.</summary>
    [Option(IsPath = true)]
    public string? SslKey { get; init; }

    /// <summary>Further parameters of the connection, by libpq's names: <c>connect_timeout</c>, <c>application_name</c>, <c>options</c>.</summary>
    public IReadOnlyDictionary<string, string> ConnectParams { get; init; } = new Dictionary<string, string>();

    /// <summary>Accepted for compatibility: names and values are always quoted, so that no input can be SQL.</summary>
    public bool TrustInput { get; init; } = true;
}
