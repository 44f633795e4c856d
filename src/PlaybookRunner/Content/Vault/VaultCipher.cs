using System.Security.Cryptography;

namespace PlaybookRunner.Content;

/// <summary>
/// Ansible's AES256 vault: keys from the password by PBKDF2 with SHA-256, AES-256 in counter mode, HMAC-SHA256 over the encrypted bytes.
/// </summary>
internal static class VaultCipher
{
    private const int Iterations = 10_000;
    private const int KeyLength = 32;
    private const int BlockLength = 16;

    public static VaultEnvelope Encrypt(ReadOnlySpan<byte> content, VaultSecret secret) =>
        Encrypt(content, secret, RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>Encrypts with a given salt, which makes the result repeatable.</summary>
    public static VaultEnvelope Encrypt(ReadOnlySpan<byte> content, VaultSecret secret, byte[] salt)
    {
        var keys = DeriveKeys(secret.Password, salt);
        var bytes = Pad(content);
        ApplyKeyStream(bytes, keys);
        return new VaultEnvelope(secret.Id, salt, HMACSHA256.HashData(HmacKey(keys), bytes), bytes);
    }

    /// <summary>Decrypts with the first secret that fits: those with the envelope's id are tried first, as in Ansible.</summary>
    /// <exception cref="VaultException">There is no secret, or none fits.</exception>
    public static byte[] Decrypt(VaultEnvelope envelope, IReadOnlyList<VaultSecret> secrets)
    {
        if (secrets.Count == 0)
            throw new VaultException(
                "this is encrypted, and no vault password was given",
                "give one with --vault-password-file, --vault-id or --ask-vault-pass");
        foreach (var secret in secrets.OrderByDescending(secret => secret.Id == envelope.Id))
        {
            if (TryDecrypt(envelope, secret) is { } content)
                return content;
        }

        throw new VaultException(WrongSecrets(envelope, secrets));
    }

    private static string WrongSecrets(VaultEnvelope envelope, IReadOnlyList<VaultSecret> secrets)
    {
        var given = string.Join(", ", secrets.Select(static secret => secret.Id));
        var wanted = envelope.Id is null ? "" : $" (it was encrypted with vault id '{envelope.Id}')";
        return $"none of the given vault passwords (vault ids: {given}) fits{wanted}: the password is wrong, or the vaulted text is damaged";
    }

    private static byte[]? TryDecrypt(VaultEnvelope envelope, VaultSecret secret)
    {
        var keys = DeriveKeys(secret.Password, envelope.Salt);
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(HmacKey(keys), envelope.Bytes), envelope.Hmac))
            return null;
        var bytes = (byte[])envelope.Bytes.Clone();
        ApplyKeyStream(bytes, keys);
        return Unpad(bytes);
    }

    private static byte[] DeriveKeys(ReadOnlySpan<byte> password, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, KeyLength + KeyLength + BlockLength);

    private static ReadOnlySpan<byte> HmacKey(byte[] keys) => keys.AsSpan(KeyLength, KeyLength);

    // Counter mode: the counter's first value is derived from the password too, and it counts up as one big-endian number.
    private static void ApplyKeyStream(byte[] bytes, byte[] keys)
    {
        using var aes = Aes.Create();
        aes.Key = keys[..KeyLength];
        var counters = new byte[(bytes.Length + BlockLength - 1) / BlockLength * BlockLength];
        var counter = keys.AsSpan(KeyLength + KeyLength).ToArray();
        for (var i = 0; i < counters.Length; i += BlockLength)
        {
            counter.CopyTo(counters, i);
            Increment(counter);
        }

        var stream = aes.EncryptEcb(counters, PaddingMode.None);
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] ^= stream[i];
    }

    private static void Increment(byte[] counter)
    {
        for (var i = counter.Length - 1; i >= 0 && ++counter[i] == 0; i--)
        {
        }
    }

    private static byte[] Pad(ReadOnlySpan<byte> content)
    {
        var padding = BlockLength - content.Length % BlockLength;
        var bytes = new byte[content.Length + padding];
        content.CopyTo(bytes);
        bytes.AsSpan(content.Length).Fill((byte)padding);
        return bytes;
    }

    private static byte[] Unpad(byte[] bytes)
    {
        var padding = bytes.Length == 0 ? 0 : bytes[^1];
        return padding is >= 1 and <= BlockLength && padding <= bytes.Length
            ? bytes[..^padding]
            : throw new VaultException("the vaulted text is damaged: its padding is wrong");
    }
}
