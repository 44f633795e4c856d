namespace PlaybookRunner.Templating;

/// <summary>How a password is hashed.</summary>
/// <param name="Salt">The salt; null for a random one.</param>
/// <param name="SaltSize">The length of a random salt; null for the longest.</param>
/// <param name="Rounds">How often the digest is repeated, for bcrypt its logarithm; null for the standard of passlib.</param>
/// <param name="Ident">The variant of bcrypt: <c>2a</c>, <c>2b</c> or <c>2y</c>; null for <c>2b</c>.</param>
internal sealed record PasswordCryptOptions(string? Salt = null, int? SaltSize = null, int? Rounds = null, string? Ident = null);
