namespace PlaybookRunner;

/// <summary>A vault's password.</summary>
/// <param name="Id">The vault's id; <c>default</c> where none is given.</param>
/// <param name="Password">The password.</param>
public sealed record VaultPassword(string Id, Secret Password);
