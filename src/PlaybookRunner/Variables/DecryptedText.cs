using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Variables;

/// <summary>A <c>!vault</c> value inside a variable, decrypted when a template reaches it: a run without the password fails only where it needs the value.</summary>
internal sealed class DecryptedText(VaultedText text) : Deferred
{
    public override object? Resolve() => text.Decrypted;
}
