namespace PlaybookRunner.Jinja.Syntax;

/// <summary>A range of a template's source; line and column are worked out only when somebody needs them.</summary>
internal readonly record struct Span(int Start, int End)
{
    public Span To(Span end) => new(Start, end.End);
}
