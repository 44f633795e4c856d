using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>
/// Decides whether a server's certificate is trusted: by the authorities of this machine, by those of a file that the task names, and by those
/// that the target's system trusts. The last are read only when the others do not suffice.
/// </summary>
/// <param name="isChecked">Whether certificates are checked at all.</param>
internal sealed class ServerTrust(bool isChecked)
{
    private static readonly string[] SystemBundles =
    [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem",
    ];

    private readonly X509Certificate2Collection _further = [];
    private bool _hasTargetBundle;

    /// <summary>Why the last certificate was refused; null when none was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether more authorities may help: the last refusal was for an unknown one, and the target's are not read yet.</summary>
    public bool MayLearn { get; private set; }

    /// <summary>Trusts the authorities of a PEM text as well.</summary>
    /// <exception cref="ModuleFailedException">The text has no certificates.</exception>
    public void Add(string pem, string path)
    {
        try
        {
            _further.ImportFromPem(pem);
        }
        catch (CryptographicException error)
        {
            throw new ModuleFailedException($"{path} has no certificates: {error.Message}", error);
        }
    }

    /// <summary>Trusts the authorities that the target's system trusts as well.</summary>
    public async Task LearnAsync(ITarget target, CancellationToken cancellationToken)
    {
        _hasTargetBundle = true;
        MayLearn = false;
        var bundles = await target.InspectAsync([.. SystemBundles.Select(path => new PathQuery(path) { Follow = true })], cancellationToken);
        if (bundles.FirstOrDefault(bundle => bundle.Kind == PathKind.File) is not { } found)
            return;

        await using var stream = await target.OpenReadAsync(found.Path, cancellationToken);
        using var reader = new StreamReader(stream);
        Add(await reader.ReadToEndAsync(cancellationToken), found.Path);
    }

    /// <summary>The callback of a TLS handshake.</summary>
    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = null;
        if (!isChecked || errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && IsTrustedByFurther(certificate, chain)))
            return true;

        MayLearn = errors == SslPolicyErrors.RemoteCertificateChainErrors && !_hasTargetBundle;
        Refusal = errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? "the certificate is for another name"
            : string.Join(", ", chain?.ChainStatus.Select(status => status.StatusInformation.Trim()) ?? []);
        return false;
    }

    private bool IsTrustedByFurther(X509Certificate? certificate, X509Chain? chain)
    {
        if (_further.Count == 0 || certificate is not X509Certificate2 leaf)
            return false;

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.CustomTrustStore.AddRange(_further);
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            own.ChainPolicy.ExtraStore.Add(element.Certificate);

        return own.Build(leaf);
    }
}
