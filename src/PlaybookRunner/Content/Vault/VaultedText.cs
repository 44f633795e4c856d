namespace PlaybookRunner.Content;

/// <summary>A value behind <c>!vault</c>. It is decrypted when it is first asked for, so that a run without the password fails only where it needs the value.</summary>
internal sealed class VaultedText(string envelope, IVaultSecrets secrets, SourcePosition position) : TemplateValue(position)
{
    private string? _content;

    /// <summary>The text as it stands in the file.</summary>
    public string Envelope { get; } = envelope;

    /// <summary>The decrypted text. It is secret, and never a template, as in Ansible.</summary>
    /// <exception cref="PlaybookException">No secret fits, or the text is damaged.</exception>
    public string Decrypted => _content ??= Decrypt();

    public override string ToString() => Secret.Mask;

    private string Decrypt()
    {
        try
        {
            var decrypted = VaultText.Decode(VaultCipher.Decrypt(VaultEnvelope.Parse(Envelope), secrets.Secrets));
            secrets.Note(decrypted);
            return decrypted;
        }
        catch (VaultException exception)
        {
            throw exception.At(Position);
        }
    }
}
