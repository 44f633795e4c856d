using System.Text;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>
/// A text file of the target while it is edited. Bytes that are not UTF-8 survive: such a file is read a byte for a character, and what is put into it
/// is turned into the characters of its UTF-8 bytes.
/// </summary>
/// <param name="Status">What stands there now.</param>
/// <param name="Text">The text; empty when nothing stands there.</param>
/// <param name="Encoding">How text and bytes belong together.</param>
internal sealed record EditedText(PathStatus Status, string Text, Encoding Encoding)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads bytes as text.</summary>
    /// <param name="status">What stands there now.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="encoding">The encoding; null for UTF-8 where the bytes are.</param>
    public static EditedText Read(PathStatus status, ReadOnlySpan<byte> bytes, Encoding? encoding = null)
    {
        if (encoding is not null)
        {
            return new EditedText(status, encoding.GetString(bytes), encoding);
        }

        try
        {
            return new EditedText(status, Strict.GetString(bytes), Strict);
        }
        catch (DecoderFallbackException)
        {
            return new EditedText(status, Encoding.Latin1.GetString(bytes), Encoding.Latin1) { HasBytesForCharacters = true };
        }
    }

    private bool HasBytesForCharacters { get; init; }

    /// <summary>A text as it stands in this file.</summary>
    public string Adapt(string text) => HasBytesForCharacters ? Encoding.Latin1.GetString(Strict.GetBytes(text)) : text;

    /// <summary>The bytes of a text of this file.</summary>
    public byte[] ToBytes(string text) => Encoding.GetBytes(text);
}
