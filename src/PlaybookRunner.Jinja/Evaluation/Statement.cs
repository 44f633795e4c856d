namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>A prepared statement. Immutable, as expressions are.</summary>
internal abstract class Statement
{
    public abstract Flow Execute(JinjaContext context);
}

/// <summary>Where execution goes after a statement.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
}
