namespace PlaybookRunner.Content;

/// <summary>A vaulted text cannot be read, or a secret cannot be had. Placeless: who knows the place adds it.</summary>
internal sealed class VaultException(string message, string? hint = null) : Exception(message)
{
    public string? Hint { get; } = hint;

    public PlaybookException At(SourcePosition position) => new(ErrorCodes.Vault, Message, position, this) { Hint = Hint };
}
