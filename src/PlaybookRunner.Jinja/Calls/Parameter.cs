namespace PlaybookRunner.Jinja;

/// <summary>A parameter of a <see cref="Signature"/>.</summary>
/// <param name="Name">Its name, by which a call may give it.</param>
/// <param name="IsRequired">Whether a call must give it.</param>
/// <param name="Default">Its value where the call does not give it.</param>
/// <param name="IsKeywordOnly">Whether it can be given by name only.</param>
public sealed record Parameter(string Name, bool IsRequired, object? Default, bool IsKeywordOnly);
