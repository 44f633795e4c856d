using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Npgsql;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Turns the options of a login into a source of connections through a relay.</summary>
internal static class DatabaseLogin
{
    private const int CertificateLimit = 1024 * 1024;

    /// <summary>Makes a source; certificates that the options name are read from the target, in one round trip.</summary>
    /// <param name="login">The options.</param>
    /// <param name="database">The database.</param>
    /// <param name="place">Where the server is.</param>
    /// <param name="folder">The folder of the relay's socket.</param>
    /// <param name="target">The target.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<NpgsqlDataSource> CreateAsync(
        LoginOptions login, string database, ServerPlace place, string folder, ITarget target, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(Settings(login, database, place, folder).ConnectionString);
        builder.EnableTransportSecurity();
        // All values are read as text, so the server's catalogue of types is not needed.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        if (place.IsTcp)
            await UseCertificatesAsync(builder, login, place, target, cancellationToken);

        return builder.Build();
    }

    private static NpgsqlConnectionStringBuilder Settings(LoginOptions login, string database, ServerPlace place, string folder)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = folder,
            Port = login.LoginPort,
            Username = login.LoginUser,
            Password = login.LoginPassword?.Reveal(),
            Database = database,
            SslMode = place.IsTcp ? Mode(login.SslMode) : SslMode.Disable,
            Pooling = false,
            CommandTimeout = 0,
            IncludeErrorDetail = true,
        };
        foreach (var (name, value) in login.ConnectParams)
            Set(settings, name, value);

        return settings;
    }

    // What is verified is decided by the callback, which Npgsql takes only beside a mode that does not verify.
    private static SslMode Mode(string text) => text switch
    {
        "allow" => SslMode.Allow,
        "disable" => SslMode.Disable,
        "require" or "verify-ca" or "verify-full" => SslMode.Require,
        _ => SslMode.Prefer,
    };

    private static void Set(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        switch (name)
        {
            case "application_name":
                settings.ApplicationName = value;
                break;
            case "options":
                settings.Options = value;
                break;
            case "client_encoding":
                settings.ClientEncoding = value;
                break;
            case "connect_timeout" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds):
                settings.Timeout = seconds;
                break;
            default:
                throw new ModuleOptionException("connect_params", $"connect_params: '{name}' with '{value}' is not known; known are application_name, client_encoding, connect_timeout, options");
        }
    }

    // The relay's socket has no host name, so the server's certificate is checked here rather than by Npgsql.
    private static async Task UseCertificatesAsync(
        NpgsqlSlimDataSourceBuilder builder, LoginOptions login, ServerPlace place, ITarget target, CancellationToken cancellationToken)
    {
        var texts = await ReadAsync([login.CaCert, login.SslCert, login.SslKey], target, cancellationToken);
        var authorities = new X509Certificate2Collection();
        if (login.CaCert is { } authority)
            authorities.ImportFromPem(texts[authority]);

        builder.UseSslClientAuthenticationOptionsCallback(options =>
        {
            options.TargetHost = place.Host;
            if (login is { SslCert: { } certificate, SslKey: var key })
                options.ClientCertificates = [X509Certificate2.CreateFromPem(texts[certificate], texts[key ?? certificate])];

            options.RemoteCertificateValidationCallback = (_, given, chain, errors) => IsTrusted(login, authorities, given, chain, errors);
        });
    }

    private static bool IsTrusted(
        LoginOptions login, X509Certificate2Collection authorities, X509Certificate? given, X509Chain? chain, SslPolicyErrors errors)
    {
        // As libpq has it: a named authority is checked with any mode, and without one only the modes that verify do.
        if (authorities.Count == 0 && !login.SslMode.StartsWith("verify", StringComparison.Ordinal))
            return true;
        if (login.SslMode == "verify-full" && errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return false;
        if (authorities.Count == 0 || given is not X509Certificate2 leaf)
            return !errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable);

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.CustomTrustStore.AddRange(authorities);
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            own.ChainPolicy.ExtraStore.Add(element.Certificate);

        return own.Build(leaf);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string?[] paths, ITarget target, CancellationToken cancellationToken)
    {
        var wanted = paths.OfType<string>().Distinct().Select(path => new PathQuery(path) { Follow = true, ContentLimit = CertificateLimit }).ToList();
        if (wanted.Count == 0)
            return new Dictionary<string, string>();

        var found = await target.InspectAsync(wanted, cancellationToken);
        return wanted.Zip(found).ToDictionary(pair => pair.First.Path, pair => pair.Second.Content is { } content
            ? Encoding.UTF8.GetString(content.Span)
            : throw new ModuleFailedException($"{pair.First.Path} does not exist on the target, or cannot be read"));
    }
}
