using System.Security.Cryptography;
using PlaybookRunner.Modules.Builtin.Http;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The digest that a download must have.</summary>
/// <param name="Algorithm">The algorithm's name.</param>
/// <param name="Digest">The digest in lower-case hexadecimal.</param>
internal sealed record DownloadChecksum(string Algorithm, string Digest)
{
    private const string Form = "The checksum parameter has to be in format <algorithm>:<checksum>";

    /// <summary>Reads the option; a list of digests is fetched.</summary>
    /// <exception cref="ModuleFailedException">The text has the wrong form, or the list has no digest for the file.</exception>
    public static async Task<DownloadChecksum?> ReadAsync(GetUrlOptions options, Uri url, TargetHttpClient client, CancellationToken cancellationToken)
    {
        if (options.Checksum.Length == 0)
            return null;

        if (options.Checksum.Split(':', 2, StringSplitOptions.TrimEntries) is not [var algorithm, { Length: > 0 } digest])
            throw new ModuleFailedException(Form);

        if (digest.Contains("://", StringComparison.Ordinal))
            digest = await FindInListAsync(HttpAddress.Parse(digest), HttpAddress.FileName(url), client, cancellationToken);

        return digest.All(char.IsAsciiHexDigit)
            ? new DownloadChecksum(algorithm.ToLowerInvariant(), digest.ToLowerInvariant())
            : throw new ModuleFailedException("The checksum format is invalid");
    }

    /// <summary>The digest of a stream by the algorithm.</summary>
    /// <exception cref="ModuleFailedException">The algorithm is not known.</exception>
    public async Task<string> ComputeAsync(Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        return Convert.ToHexStringLower(await CryptographicOperations.HashDataAsync(Name(), content, cancellationToken));
    }

    private HashAlgorithmName Name() => Algorithm switch
    {
        "md5" => HashAlgorithmName.MD5,
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => throw new ModuleFailedException($"The checksum algorithm '{Algorithm}' is not known. Available algorithms: md5, sha1, sha256, sha384, sha512"),
    };

    private static async Task<string> FindInListAsync(Uri list, string file, TargetHttpClient client, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var answer = await client.SendAsync(new HttpQuestion(HttpMethod.Get, list), content, cancellationToken);
        if (!answer.Succeeded)
            throw new ModuleFailedException($"The list of checksums {list} cannot be fetched: {answer.Shown}");

        var lines = HttpText.Decode(content.ToArray(), answer).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines is [var only] && only.All(char.IsAsciiHexDigit))
            return only;

        var words = lines.Select(line => line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries));
        return words.FirstOrDefault(pair => pair is [_, var name] && name.TrimStart('*').Split('/')[^1] == file)?[0]
            ?? throw new ModuleFailedException($"Unable to find a checksum for file '{file}' in '{list}'");
    }
}
