namespace PlaybookRunner.Modules.General;

/// <summary>The options of <c>certbot</c>.</summary>
[RequiredIf("plugin", "webroot", "webroot")]
[MutuallyExclusive("server", "staging")]
internal sealed class CertbotOptions
{
    /// <summary>
    /// <c>present</c> obtains the certificate, and again when its names differ or it is due; <c>renewed</c> renews one that exists when it is due;
    /// <c>absent</c> deletes it from the machine; <c>revoked</c> revokes it at the authority and deletes it.
    /// </summary>
    public CertbotState State { get; init; } = CertbotState.Present;

    /// <summary>The certificate's name (certbot's <c>--cert-name</c>); the first domain when left out.</summary>
    public string? Name { get; init; }

    /// <summary>The names that the certificate is for, in any order.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>The address of the account at the authority; without one the account is registered without.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the authority's terms of service are agreed to; an account can be made only then.</summary>
    public bool AgreeTos { get; init; }

    /// <summary>How the authority is shown that the names are ours.</summary>
    public CertbotPlugin Plugin { get; init; } = CertbotPlugin.Nginx;

    /// <summary>The folder that the names are served from, for <c>webroot</c>.</summary>
    [Option(IsPath = true)]
    public string? Webroot { get; init; }

    /// <summary>The address of the authority's ACME directory; Let's Encrypt when left out.</summary>
    public string? Server { get; init; }

    /// <summary>Whether Let's Encrypt's test authority is used.</summary>
    public bool Staging { get; init; }

    /// <summary>The kind of private key of a certificate that is obtained now; certbot's own choice when left out.</summary>
    [Option(Choices = ["rsa", "ecdsa"])]
    public string? KeyType { get; init; }

    /// <summary>A certificate is due when it expires within this many days.</summary>
    public int RenewDays { get; init; } = 30;

    /// <summary>Whether a certificate is due at any rate.</summary>
    public bool ForceRenewal { get; init; }

    /// <summary>A command that certbot runs after each issue and renewal; it is kept for later renewals.</summary>
    public string? DeployHook { get; init; }

    /// <summary>Further arguments for certbot.</summary>
    public IReadOnlyList<string> ExtraArgs { get; init; } = [];

    /// <summary>certbot's configuration folder.</summary>
    [Option(IsPath = true)]
    public string ConfigDir { get; init; } = "/etc/letsencrypt";

    /// <summary>The certbot program: a name on the search path, or a path.</summary>
    public string Executable { get; init; } = "certbot";

    /// <summary>The certificate's name, given or taken from the domains.</summary>
    /// <exception cref="ModuleOptionException">There is neither.</exception>
    internal string CertificateName => Name ?? (Domains is [var first, ..] ? first : throw new ModuleOptionException(null, "one of the following is required: name, domains"));

    /// <summary>Refuses a certificate without names; an empty list is as good as none.</summary>
    /// <exception cref="ModuleOptionException">A certificate is to be obtained, and there are no names for it.</exception>
    internal void Check()
    {
        if (State == CertbotState.Present && Domains.Count == 0)
            throw new ModuleOptionException("domains", "state is present but all of the following are missing: domains");
    }
}

/// <summary>The states of a certificate.</summary>
internal enum CertbotState
{
    /// <summary>It exists for the wished names and is not due.</summary>
    Present,

    /// <summary>It is not due; it must exist already.</summary>
    Renewed,

    /// <summary>It is not on the machine.</summary>
    Absent,

    /// <summary>It is revoked and not on the machine.</summary>
    Revoked,
}

/// <summary>The ways of certbot to show that the names are ours.</summary>
internal enum CertbotPlugin
{
    /// <summary>The running nginx answers.</summary>
    Nginx,

    /// <summary>A web server that serves a folder answers.</summary>
    Webroot,

    /// <summary>certbot answers on port 80 itself.</summary>
    Standalone,
}
