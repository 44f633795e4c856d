namespace PlaybookRunner.Content;

/// <summary>A value and where it was written.</summary>
/// <param name="Value">A plain value or a <see cref="TemplateValue"/>.</param>
/// <param name="Position">Where it stands.</param>
internal readonly record struct ContentValue(object? Value, SourcePosition Position);
