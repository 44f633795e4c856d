using System.Text;

namespace PlaybookRunner.Content;

/// <summary>Vaults as texts.</summary>
internal static class VaultText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="VaultException">The bytes are not a text.</exception>
    public static string Decode(byte[] content)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw new VaultException("what was decrypted is not a text in UTF-8");
        }
    }
}
