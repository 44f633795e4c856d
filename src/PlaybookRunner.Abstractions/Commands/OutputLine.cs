namespace PlaybookRunner.Commands;

/// <summary>A line that a running command wrote.</summary>
/// <param name="Text">The line without its line break.</param>
/// <param name="IsError">Whether it came from standard error.</param>
public readonly record struct OutputLine(string Text, bool IsError);
