namespace PlaybookRunner;

/// <summary>One link in the chain of places that led to an error.</summary>
/// <param name="Description">What stands there, as in <c>variable 'app_port' is set</c>.</param>
/// <param name="Position">Where.</param>
public sealed record ErrorCause(string Description, SourcePosition Position);
