namespace PlaybookRunner.Content;

/// <summary>Something in content that works but deserves to be changed.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Message">What was found and what it is taken to mean.</param>
/// <param name="Position">Where.</param>
internal sealed record ContentWarning(string Code, string Message, SourcePosition Position)
{
    /// <summary>The line or lines as they should read; null when there is no single way to write it.</summary>
    public string? Corrected { get; init; }
}
