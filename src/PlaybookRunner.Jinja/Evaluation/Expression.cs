namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>A prepared expression. Immutable; what changes while it is evaluated stands in the context.</summary>
internal abstract class Expression
{
    /// <summary>Whether evaluation always gives the same value and needs no context.</summary>
    public virtual bool IsConstant => false;

    public abstract object? Evaluate(JinjaContext context);

    public virtual bool IsTrue(JinjaContext context) => Python.Truth(Evaluate(context));
}
