namespace PlaybookRunner.Cli.Terminal;

/// <summary>A line of output, without its line break, and how it is shown.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">How it is shown.</param>
/// <param name="IsError">Whether it goes to standard error.</param>
internal readonly record struct StyledLine(string Text, Style Style = Style.Plain, bool IsError = false);
