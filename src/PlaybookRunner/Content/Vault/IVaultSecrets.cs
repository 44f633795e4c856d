namespace PlaybookRunner.Content;

/// <summary>The secrets of a run, in the order in which they are tried.</summary>
internal interface IVaultSecrets
{
    IReadOnlyList<VaultSecret> Secrets { get; }

    /// <summary>Takes note of a decrypted value, so that it is masked wherever it would be shown.</summary>
    void Note(string decrypted);
}
