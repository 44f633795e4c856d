using System.Security.Cryptography;
using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Password hashes in the form of crypt(3): SHA-512, SHA-256 (by Drepper's specification), MD5 and bcrypt.</summary>
internal static class PasswordCrypt
{
    private const string Digits = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int ImpliedRounds = 5000;
    private const int BcryptSalt = 22;

    /// <summary>Hashes a password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="type"><c>sha512</c>, <c>sha256</c>, <c>md5</c> or <c>bcrypt</c>, with or without <c>_crypt</c>.</param>
    /// <param name="options">Salt, rounds and variant.</param>
    /// <exception cref="PythonException">The type is not known, or salt or rounds do not fit it.</exception>
    public static string Hash(string password, string type, PasswordCryptOptions options)
    {
        var method = MethodOf(type);
        if (method == "bcrypt")
            return Bcrypt(password, options);
        var salt = options.Salt is { } given ? CheckedSalt(given, method) : NewSalt(type, options.SaltSize);
        var bytes = Encoding.UTF8.GetBytes(password);
        var rounds = options.Rounds;
        return method switch
        {
            "sha512" => "$6$" + RoundsText(rounds ?? 656000) + salt + "$" + Sha(SHA512.HashData, bytes, Encoding.ASCII.GetBytes(salt), Checked(rounds ?? 656000), Sha512Order),
            "sha256" => "$5$" + RoundsText(rounds ?? 535000) + salt + "$" + Sha(SHA256.HashData, bytes, Encoding.ASCII.GetBytes(salt), Checked(rounds ?? 535000), Sha256Order),
            "md5" when rounds is null => "$1$" + salt + "$" + Md5(bytes, Encoding.ASCII.GetBytes(salt)),
            "md5" => throw Arguments.TypeError("md5_crypt has no rounds"),
            _ => throw Arguments.ValueError($"the password hash '{type}' is not supported; use sha512, sha256, bcrypt or md5"),
        };
    }

    /// <summary>A random salt.</summary>
    /// <param name="type">The type of the hash.</param>
    /// <param name="size">Its length; null for the longest of that type.</param>
    public static string NewSalt(string type, int? size = null)
    {
        var longest = LongestSalt(MethodOf(type));
        return RandomNumberGenerator.GetString(Digits, size is { } wanted ? Math.Clamp(wanted, 1, longest) : longest);
    }

    private static string MethodOf(string type) => type switch
    {
        "blowfish" => "bcrypt",
        _ when type.EndsWith("_crypt", StringComparison.Ordinal) => type[..^6],
        _ => type,
    };

    private static int LongestSalt(string method) => method switch
    {
        "md5" => 8,
        "bcrypt" => BcryptSalt,
        _ => 16,
    };

    private static string CheckedSalt(string salt, string method)
    {
        var longest = LongestSalt(method);
        if (salt.Length > longest)
            throw Arguments.ValueError($"Could not hash the secret: salt too large ({method}_crypt requires <= {longest} chars)");
        return salt.All(Digits.Contains) ? salt : throw Arguments.ValueError($"invalid characters in salt: {method}_crypt takes letters, digits, '.' and '/'");
    }

    private static string Bcrypt(string password, PasswordCryptOptions options)
    {
        var salt = options.Salt ?? NewSalt("bcrypt");
        if (salt.Length != BcryptSalt || !salt.All(Digits.Contains))
            throw Arguments.ValueError($"Could not hash the secret: the salt of bcrypt is {BcryptSalt} letters, digits, '.' and '/'");
        if (options.Rounds is < 4 or > 31)
            throw Arguments.ValueError("the rounds of bcrypt must be from 4 to 31");
        if (options.Ident is not (null or "2a" or "2b" or "2y"))
            throw Arguments.ValueError($"invalid ident for bcrypt: {Python.Repr(options.Ident)}; one of 2a, 2b, 2y");
        return BCrypt.Net.BCrypt.HashPassword(password, $"${options.Ident ?? "2b"}${options.Rounds ?? 12:00}${salt}");
    }

    private static int Checked(int rounds) => rounds is >= 1000 and <= 999_999_999 ? rounds : throw Arguments.ValueError("rounds must be from 1000 to 999999999");

    private static string RoundsText(int rounds) => rounds == ImpliedRounds ? "" : $"rounds={rounds}$";

    private static string Sha(Func<byte[], byte[]> digest, byte[] password, byte[] salt, int rounds, Func<byte[], string> order)
    {
        var alternate = digest([.. password, .. salt, .. password]);
        var start = new List<byte>([.. password, .. salt, .. Stretched(alternate, password.Length)]);
        for (var bits = password.Length; bits > 0; bits >>= 1)
            start.AddRange((bits & 1) != 0 ? alternate : password);
        var result = digest([.. start]);
        var p = Stretched(digest([.. Enumerable.Repeat(password, password.Length).SelectMany(static each => each)]), password.Length);
        var s = Stretched(digest([.. Enumerable.Repeat(salt, 16 + result[0]).SelectMany(static each => each)]), salt.Length);
        for (var round = 0; round < rounds; round++)
            result = digest(Round(round, result, p, s));
        return order(result);
    }

    private static byte[] Round(int round, byte[] result, byte[] p, byte[] s)
    {
        var odd = (round & 1) != 0;
        ReadOnlySpan<byte> middleSalt = round % 3 != 0 ? s : [];
        ReadOnlySpan<byte> middlePassword = round % 7 != 0 ? p : [];
        return [.. odd ? p : result, .. middleSalt, .. middlePassword, .. odd ? result : p];
    }

    private static byte[] Stretched(byte[] digest, int length)
    {
        var result = new byte[length];
        for (var i = 0; i < length; i++)
            result[i] = digest[i % digest.Length];
        return result;
    }

    private static string Sha512Order(byte[] digest)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 21; i++)
        {
            int[] triple = [i, i + 21, i + 42];
            Append(text, digest[triple[i % 3]], digest[triple[(i + 1) % 3]], digest[triple[(i + 2) % 3]], 4);
        }

        Append(text, 0, 0, digest[63], 2);
        return text.ToString();
    }

    private static string Sha256Order(byte[] digest)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 10; i++)
        {
            int[] triple = [i, i + 10, i + 20];
            var first = (3 - (i % 3)) % 3;
            Append(text, digest[triple[first]], digest[triple[(first + 1) % 3]], digest[triple[(first + 2) % 3]], 4);
        }

        Append(text, 0, digest[31], digest[30], 3);
        return text.ToString();
    }

    // The algorithm is what old systems read; its weakness is the reader's.
#pragma warning disable CA5351
    private static string Md5(byte[] password, byte[] salt)
    {
        var alternate = MD5.HashData([.. password, .. salt, .. password]);
        var start = new List<byte>([.. password, .. "$1$"u8, .. salt, .. Stretched(alternate, password.Length)]);
        for (var bits = password.Length; bits > 0; bits >>= 1)
            start.Add((bits & 1) != 0 ? (byte)0 : password[0]);
        var result = MD5.HashData([.. start]);
        for (var round = 0; round < 1000; round++)
            result = MD5.HashData(Round(round, result, password, salt));
        var text = new StringBuilder();
        for (var i = 0; i < 4; i++)
            Append(text, result[i], result[i + 6], result[i + 12], 4);
        Append(text, result[4], result[10], result[5], 4);
        Append(text, 0, 0, result[11], 2);
        return text.ToString();
    }
#pragma warning restore CA5351

    private static void Append(StringBuilder text, byte high, byte middle, byte low, int count)
    {
        var bits = (high << 16) | (middle << 8) | low;
        for (; count > 0; count--, bits >>= 6)
            text.Append(Digits[bits & 0x3F]);
    }
}
