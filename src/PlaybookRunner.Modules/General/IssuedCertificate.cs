using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace PlaybookRunner.Modules.General;

/// <summary>A certificate that certbot keeps on the target.</summary>
/// <param name="Folder">The folder with the current files.</param>
/// <param name="Domains">The names that it is for, sorted.</param>
/// <param name="Expires">When it expires.</param>
internal sealed record IssuedCertificate(string Folder, IReadOnlyList<string> Domains, DateTimeOffset Expires)
{
    /// <summary>Reads the certificate itself.</summary>
    /// <param name="folder">The folder it lies in.</param>
    /// <param name="pem">The content of <c>cert.pem</c>.</param>
    /// <exception cref="ModuleFailedException">The content is no certificate.</exception>
    public static IssuedCertificate Read(string folder, ReadOnlySpan<byte> pem)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(pem);
            var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames());
            return new IssuedCertificate(folder, [.. names.Order(StringComparer.Ordinal)], certificate.NotAfter.ToUniversalTime());
        }
        catch (System.Security.Cryptography.CryptographicException error)
        {
            throw new ModuleFailedException($"{folder}/cert.pem is not a certificate: {error.Message}", error);
        }
    }

    /// <summary>The path of the certificate without its chain.</summary>
    public static string PathOf(string folder) => folder + "/cert.pem";

    /// <summary>Whole days until it expires; negative when it has.</summary>
    public int DaysLeft(TimeProvider time) => (int)Math.Floor((Expires - time.GetUtcNow()).TotalDays);

    /// <summary>Whether it is for exactly these names.</summary>
    public bool IsFor(IEnumerable<string> domains) => Domains.ToHashSet(StringComparer.Ordinal).SetEquals(domains);

    /// <summary>The result keys that describe it.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Describe(TimeProvider time) =>
    [
        new("certificate", PathOf(Folder)),
        new("private_key", Folder + "/privkey.pem"),
        new("chain", Folder + "/chain.pem"),
        new("fullchain", Folder + "/fullchain.pem"),
        new("domains", Domains),
        new("expires", Expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new("days_left", (long)DaysLeft(time)),
    ];
}
