using System.Text;

namespace PlaybookRunner.Content;

/// <summary>The text form of something encrypted: a header line, then hexadecimal digits in lines of 80.</summary>
/// <param name="Id">The vault id it was encrypted with; null in the older format, which has none.</param>
/// <param name="Salt">The salt of the key.</param>
/// <param name="Hmac">The HMAC-SHA256 of the encrypted bytes.</param>
/// <param name="Bytes">The encrypted bytes.</param>
internal sealed record VaultEnvelope(string? Id, byte[] Salt, byte[] Hmac, byte[] Bytes)
{
    private const string Magic = "$ANSIBLE_VAULT";
    private const int LineLength = 80;

    /// <summary>Whether a text is an envelope, going by its first characters.</summary>
    public static bool IsVaulted(ReadOnlySpan<char> text) => text.StartsWith(Magic + ";");

    /// <exception cref="VaultException">The text is not an envelope or was damaged.</exception>
    public static VaultEnvelope Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !IsVaulted(lines[0]))
            throw new VaultException($"this is not encrypted: it does not start with '{Magic};'");
        var header = lines[0].Split(';');
        CheckHeader(header);
        var (salt, hmac, bytes) = Body(string.Concat(lines.Skip(1)));
        return new VaultEnvelope(header.Length > 3 ? header[3] : null, salt, hmac, bytes);
    }

    /// <summary>The text form, with a line break at its end.</summary>
    public string Write()
    {
        var text = new StringBuilder(Id is null or "default" ? $"{Magic};1.1;AES256\n" : $"{Magic};1.2;AES256;{Id}\n");
        var body = Hex(Encoding.ASCII.GetBytes($"{Hex(Salt)}\n{Hex(Hmac)}\n{Hex(Bytes)}"));
        for (var i = 0; i < body.Length; i += LineLength)
            text.Append(body.AsSpan(i, Math.Min(LineLength, body.Length - i))).Append('\n');
        return text.ToString();
    }

    private static void CheckHeader(string[] header)
    {
        if (header.Length < 3 || header[1] is not ("1.1" or "1.2"))
            throw new VaultException("the vault's format is not known; known are 1.1 and 1.2");
        if (header[2] != "AES256")
            throw new VaultException($"the vault's cipher '{header[2]}' is not known; known is AES256");
    }

    private static (byte[] Salt, byte[] Hmac, byte[] Bytes) Body(string digits)
    {
        try
        {
            var parts = Encoding.ASCII.GetString(Convert.FromHexString(digits)).Split('\n', 3);
            return (Convert.FromHexString(parts[0]), Convert.FromHexString(parts[1]), Convert.FromHexString(parts[2]));
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException)
        {
            throw new VaultException("the vaulted text is damaged: it is cut off, or characters in it were changed");
        }
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
