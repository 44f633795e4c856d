namespace PlaybookRunner.Content;

/// <summary>A fixed list of secrets.</summary>
/// <param name="secrets">The secrets, in the order in which they are tried.</param>
/// <param name="onDecrypted">Is told every value that was behind <c>!vault</c> once it is known; null where nobody needs to know.</param>
internal sealed class VaultSecrets(IReadOnlyList<VaultSecret> secrets, Action<string>? onDecrypted = null) : IVaultSecrets
{
    public static readonly VaultSecrets None = new([]);

    public IReadOnlyList<VaultSecret> Secrets { get; } = secrets;

    public void Note(string decrypted) => onDecrypted?.Invoke(decrypted);
}
