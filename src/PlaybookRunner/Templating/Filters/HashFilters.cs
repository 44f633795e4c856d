using System.Security.Cryptography;
using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters of digests, and of names made from digests.</summary>
internal static class HashFilters
{
    private const string AnsibleNamespace = "361E6D51-FAEC-444A-9079-341386DA8E2E";

    public static void AddTo(FunctionSet filters) => filters
        .Add("hash", "data, hashtype='sha1'", static (in JinjaCall c) => Digest(c[0], c.Text(1)))
        .Add("checksum", "data", static (in JinjaCall c) => Digest(c[0], "sha1"))
        .Add("md5", "data", static (in JinjaCall c) => Digest(c[0], "md5"))
        .Add("sha1", "data", static (in JinjaCall c) => Digest(c[0], "sha1"))
        .Add("to_uuid", "string, namespace='" + AnsibleNamespace + "'", static (in JinjaCall c) => ToUuid(Python.Str(c[0]), Python.Str(c[1])))
        .Add("password_hash", "password, hashtype='sha512', salt=none, salt_size=none, rounds=none, ident=none", static (in JinjaCall c) => HashPassword(c));

    // These digests identify content in playbooks; nothing is protected by them.
#pragma warning disable CA5350, CA5351
    private static string Digest(object? value, string type)
    {
        var bytes = value as byte[] ?? Encoding.UTF8.GetBytes(Python.Str(value));
        return Convert.ToHexStringLower(type switch
        {
            "md5" => MD5.HashData(bytes),
            "sha1" => SHA1.HashData(bytes),
            "sha224" => Sha224.HashData(new MemoryStream(bytes)),
            "sha256" => SHA256.HashData(bytes),
            "sha384" => SHA384.HashData(bytes),
            "sha512" => SHA512.HashData(bytes),
            "sha3_256" when SHA3_256.IsSupported => SHA3_256.HashData(bytes),
            "sha3_384" when SHA3_384.IsSupported => SHA3_384.HashData(bytes),
            "sha3_512" when SHA3_512.IsSupported => SHA3_512.HashData(bytes),
            _ => throw Arguments.ValueError($"unsupported hash type {type}"),
        });
    }

    // A UUID of version 5 by RFC 4122.
    private static string ToUuid(string text, string space)
    {
        if (!Guid.TryParse(space, out var guid))
            throw Arguments.ValueError($"Invalid value '{space}' for 'namespace': badly formed hexadecimal UUID string");
        var digest = SHA1.HashData([.. guid.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(text)]).AsSpan(0, 16);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x50);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest, bigEndian: true).ToString();
    }
#pragma warning restore CA5350, CA5351

    private static string HashPassword(in JinjaCall call)
    {
        if (!Arguments.IsText(call[0]))
            throw Arguments.TypeError($"secret must be unicode or bytes, not {Python.TypeName(call[0])}");
        if (call[3] is not (null or long))
            throw Arguments.TypeError("salt_size must be an integer");
        int? rounds = call[4] is null ? null : (int)Arguments.Whole(call[4]);
        return PasswordCrypt.Hash(Python.Str(call[0]), Python.Str(call[1]), Arguments.TextOrNull(call, 2), (int?)(long?)call[3], rounds);
    }
}
