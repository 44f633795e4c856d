namespace PlaybookRunner.Playbooks;

/// <summary>One named argument.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Value">A plain value or a <see cref="Content.TemplateValue"/>.</param>
/// <param name="NamePosition">Where the name stands.</param>
/// <param name="ValuePosition">Where the value stands.</param>
internal sealed record TaskArgument(string Name, object? Value, SourcePosition NamePosition, SourcePosition ValuePosition);
