using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>
/// Passwords as PostgreSQL stores them: <c>SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey</c> (RFC 5803), or <c>md5</c> and the digest of password
/// and role name.
/// </summary>
internal static class RolePassword
{
    private const string ScramPrefix = "SCRAM-SHA-256$";
    private const string Md5Prefix = "md5";
    private const int Md5Length = 35;
    private const int Iterations = 4096;
    private const int SaltLength = 16;

    /// <summary>Whether a text is a stored form already.</summary>
    public static bool IsHashed(string password) => password.StartsWith(ScramPrefix, StringComparison.Ordinal)
        || (password.Length == Md5Length && password.StartsWith(Md5Prefix, StringComparison.Ordinal) && password.Skip(Md5Prefix.Length).All(char.IsAsciiHexDigitLower));

    /// <summary>Whether a stored password is that of a given one, which may be in a stored form itself.</summary>
    /// <param name="stored">What the server has; null for no password.</param>
    /// <param name="password">The password.</param>
    /// <param name="role">The role's name, which the older form mixes in.</param>
    public static bool Matches(string? stored, string password, string role)
    {
        if (stored is null || IsHashed(password))
            return stored == password;

        return stored.StartsWith(ScramPrefix, StringComparison.Ordinal) ? MatchesScram(stored, password)
            : IsHashed(stored) ? stored == Md5(password, role)
            : stored == password;
    }

    /// <summary>
    /// The form to send to the server, so that the password itself stands in no log of its statements. PostgreSQL normalises other letters than ASCII's
    /// before it hashes; such a password is left to the server.
    /// </summary>
    /// <param name="password">The password.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="encryption">The server's <c>password_encryption</c>.</param>
    public static string Prepare(string password, string role, string encryption) =>
        IsHashed(password) || !Ascii.IsValid(password) ? password
        : encryption == "scram-sha-256" ? Scram(password, RandomNumberGenerator.GetBytes(SaltLength), Iterations)
        : Md5(password, role);

    private static bool MatchesScram(string stored, string password)
    {
        if (stored[ScramPrefix.Length..].Split('$')[0].Split(':') is not [var count, var salt]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations))
        {
            return false;
        }

        var expected = Encoding.ASCII.GetBytes(Scram(password, Convert.FromBase64String(salt), iterations));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(stored));
    }

    private static string Scram(string password, byte[] salt, int iterations)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ScramPrefix}{iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}");
    }

#pragma warning disable CA5351 // The server's older form is MD5; a server that is set to it knows no other.
    private static string Md5(string password, string role) => Md5Prefix + Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password + role)));
#pragma warning restore CA5351
}
