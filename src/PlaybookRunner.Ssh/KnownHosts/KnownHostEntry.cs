using System.Security.Cryptography;
using System.Text;

namespace PlaybookRunner.Ssh.KnownHosts;

/// <summary>A line of a file of known host keys (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Marker">The marker, <c>revoked</c> or <c>cert-authority</c>; null for none.</param>
/// <param name="Hosts">The patterns, or a hashed name.</param>
/// <param name="KeyType">The key's type: <c>ssh-ed25519</c>.</param>
/// <param name="Key">The key.</param>
internal sealed record KnownHostEntry(string File, int Line, string? Marker, string Hosts, string KeyType, byte[] Key)
{
    /// <summary>Reads a line; null when it is empty, a comment or malformed.</summary>
    public static KnownHostEntry? Parse(string file, int number, string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].StartsWith('#'))
        {
            return null;
        }

        var marker = words[0].StartsWith('@') ? words[0][1..] : null;
        words = marker is null ? words : words[1..];
        return words.Length >= 3 && Decode(words[2]) is { } key ? new KnownHostEntry(file, number, marker, words[0], words[1], key) : null;
    }

    /// <summary>Whether the line is about a host.</summary>
    /// <param name="name">The host's name as such a file writes it: <c>web1</c>, or <c>[web1]:2222</c> for another port than 22.</param>
    public bool IsFor(string name) => Hosts.StartsWith("|1|", StringComparison.Ordinal) ? IsHashOf(name) : HostPattern.Matches(Hosts, name);

    // |1|salt|hash, the hash being HMAC-SHA1 of the name under the salt.
    private bool IsHashOf(string name)
    {
        var parts = Hosts.Split('|');
        return parts.Length == 4
            && Decode(parts[2]) is { } salt
            && Decode(parts[3]) is { } hash
            && CryptographicOperations.HmacData(HashAlgorithmName.SHA1, salt, Encoding.UTF8.GetBytes(name)).AsSpan().SequenceEqual(hash);
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
