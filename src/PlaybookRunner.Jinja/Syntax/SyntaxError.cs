namespace PlaybookRunner.Jinja.Syntax;

/// <summary>A mistake in the source, found by lexer, parser or compiler; the edge makes a <see cref="JinjaSyntaxException"/> of it.</summary>
internal sealed class SyntaxError(string message, Span span, string code = ErrorCode.Syntax, string? hint = null) : Exception(message)
{
    public Span Span { get; } = span;

    public string Code { get; } = code;

    public string? Hint { get; } = hint;
}
