namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>An expression, prepared: a template that is nothing else.</summary>
internal sealed class ExpressionCode(TemplateCode code, string? variableName)
{
    private static readonly Func<Expression, JinjaContext, object?> Value = static (expression, frame) => expression.Evaluate(frame);
    private static readonly Func<Expression, JinjaContext, object?> FinishedValue = static (expression, frame) => TypedResult.Finish(expression.Evaluate(frame), frame.Options);
    private static readonly Func<Expression, JinjaContext, bool> Truth = static (expression, frame) => expression.IsTrue(frame);

    public bool IsConstant => code.Lone!.IsConstant;

    public string? VariableName { get; } = variableName;

    public IReadOnlyList<NameReference> References => code.References;

    public object? Evaluate(IVariables variables, CancellationToken cancellation) =>
        code.EvaluateLone(variables, code.Options.Result == ResultStyle.Typed ? FinishedValue : Value, cancellation);

    public bool IsTrue(IVariables variables, CancellationToken cancellation) => code.EvaluateLone(variables, Truth, cancellation);
}
