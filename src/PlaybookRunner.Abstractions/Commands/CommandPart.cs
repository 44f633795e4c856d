namespace PlaybookRunner.Commands;

/// <summary>One part of a <see cref="CommandLine"/>.</summary>
/// <param name="Text">The text before quoting.</param>
/// <param name="Kind">How it reaches a shell.</param>
public readonly record struct CommandPart(string Text, CommandPartKind Kind);
