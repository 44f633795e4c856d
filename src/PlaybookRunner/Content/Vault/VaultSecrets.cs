namespace PlaybookRunner.Content;

/// <summary>A fixed list of secrets.</summary>
internal sealed class VaultSecrets(params IReadOnlyList<VaultSecret> secrets) : IVaultSecrets
{
    public static readonly VaultSecrets None = new();

    public IReadOnlyList<VaultSecret> Secrets { get; } = secrets;
}
