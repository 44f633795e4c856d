using System.Security.Cryptography;

namespace PlaybookRunner.Targets;

/// <summary>The digests that <see cref="PathQuery.ChecksumAlgorithm"/> names, in lower-case hexadecimal.</summary>
internal static class FileDigest
{
    public static string? Compute(string? algorithm, ReadOnlySpan<byte> content) => algorithm switch
    {
        null => null,
        "sha224" => Convert.ToHexStringLower(Sha224.HashData(new MemoryStream(content.ToArray()))),
        _ => Convert.ToHexStringLower(CryptographicOperations.HashData(Name(algorithm), content)),
    };

    public static string? Compute(string? algorithm, Stream content) => algorithm switch
    {
        null => null,
        "sha224" => Convert.ToHexStringLower(Sha224.HashData(content)),
        _ => Convert.ToHexStringLower(CryptographicOperations.HashData(Name(algorithm), content)),
    };

    /// <summary>Refuses an unknown algorithm before anything is asked of a machine.</summary>
    public static void Check(string? algorithm)
    {
        if (algorithm is not (null or "sha224"))
        {
            Name(algorithm);
        }
    }

    private static HashAlgorithmName Name(string algorithm) => algorithm switch
    {
        "md5" => HashAlgorithmName.MD5,
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => throw new TargetOperationException($"unknown checksum algorithm '{algorithm}'; known are md5, sha1, sha224, sha256, sha384 and sha512"),
    };
}
