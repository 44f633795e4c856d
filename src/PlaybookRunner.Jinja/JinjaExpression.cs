using PlaybookRunner.Jinja.Evaluation;

namespace PlaybookRunner.Jinja;

/// <summary>A compiled expression. Immutable: many threads may evaluate it at once.</summary>
public sealed class JinjaExpression
{
    private readonly ExpressionCode _code;

    internal JinjaExpression(ExpressionCode code) => _code = code;

    /// <summary>Whether its value depends on nothing.</summary>
    public bool IsConstant => _code.IsConstant;

    /// <summary>The name of the variable if the expression is nothing but that name, else null.</summary>
    public string? VariableName => _code.VariableName;

    /// <summary>The variables, filters, tests and functions that it needs, in order of appearance.</summary>
    public IReadOnlyList<NameReference> References => _code.References;

    /// <summary>Evaluates it. An undefined result is an error under <see cref="ResultStyle.Typed"/> and an <see cref="Undefined"/> otherwise.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="cancellation">Ends the evaluation with a <see cref="JinjaLimitException"/>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JinjaException">Evaluation failed.</exception>
    public object? Evaluate(IVariables variables, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return _code.Evaluate(variables, cancellation);
    }

    /// <summary>Evaluates it and tells whether its value is true in Python's sense.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="cancellation">Ends the evaluation with a <see cref="JinjaLimitException"/>.</param>
    /// <returns>The truth of the value.</returns>
    /// <exception cref="JinjaException">Evaluation failed, or the value is undefined where that is an error.</exception>
    public bool IsTrue(IVariables variables, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return _code.IsTrue(variables, cancellation);
    }
}
