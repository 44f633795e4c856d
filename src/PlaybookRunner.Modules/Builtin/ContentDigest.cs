using System.Security.Cryptography;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Digests of contents as results show them, in lower-case hexadecimal. They tell contents apart; nothing is secured by them.</summary>
internal static class ContentDigest
{
    public static string Sha1(FileContent content) => Digest(content, HashAlgorithmName.SHA1);

    public static string Md5(FileContent content) => Digest(content, HashAlgorithmName.MD5);

    private static string Digest(FileContent content, HashAlgorithmName algorithm)
    {
        if (content is FileContent.Memory memory)
        {
            return Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, memory.Bytes.Span));
        }

        using var stream = content.OpenRead();
        return Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, stream));
    }
}
