using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>One condition of <c>when</c>, <c>until</c>, <c>changed_when</c> or <c>failed_when</c>.</summary>
internal sealed record Condition
{
    public Condition(TemplateText expression)
    {
        Expression = expression;
        Position = expression.Position;
    }

    public Condition(object? literal, SourcePosition position)
    {
        Literal = literal;
        Position = position;
    }

    /// <summary>The expression to evaluate; null when the condition is written down as a value.</summary>
    public TemplateText? Expression { get; }

    /// <summary>The value where there is no expression: a boolean, or null for a condition left empty, which holds.</summary>
    public object? Literal { get; }

    public SourcePosition Position { get; }
}
