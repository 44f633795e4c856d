using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PlaybookRunner.Ssh.KnownHosts;

/// <summary>The key by which a server shows who it is.</summary>
/// <param name="Blob">The key as it is sent (RFC 4253, section 6.6): its type's name and its numbers.</param>
internal sealed record HostKey(byte[] Blob)
{
    /// <summary>The key's type: <c>ssh-ed25519</c>, <c>ssh-rsa</c>.</summary>
    public string Type { get; } = Encoding.ASCII.GetString(Blob.AsSpan(4, BinaryPrimitives.ReadInt32BigEndian(Blob)));

    /// <summary>The fingerprint as OpenSSH shows it: <c>SHA256:</c> and base64 without padding.</summary>
    public string Fingerprint => Print(Blob);

    /// <summary>The fingerprint of a key.</summary>
    public static string Print(byte[] key) => "SHA256:" + Convert.ToBase64String(SHA256.HashData(key)).TrimEnd('=');
}
