namespace PlaybookRunner.Cli.Terminal;

/// <summary>A run of lines that are equal on both sides, or that replace each other. Ends are exclusive.</summary>
internal readonly record struct LineEdit(bool IsEqual, int BeforeStart, int BeforeEnd, int AfterStart, int AfterEnd);
