namespace PlaybookRunner.Content;

/// <summary>The secrets of a run, in the order in which they are tried.</summary>
internal interface IVaultSecrets
{
    IReadOnlyList<VaultSecret> Secrets { get; }
}
