namespace PlaybookRunner.Content;

/// <summary>A vault id with its password, which is read or asked for when it is first needed.</summary>
internal sealed class VaultSecret(string id, Func<byte[]> read)
{
    private readonly Lazy<byte[]> _password = new(read);

    /// <summary>The id that <c>--vault-id ID@SOURCE</c> gives; <c>default</c> without one.</summary>
    public string Id { get; } = id;

    public ReadOnlySpan<byte> Password => _password.Value;

    public override string ToString() => $"vault id {Id}";
}
