using PlaybookRunner.Jinja.Evaluation;

namespace PlaybookRunner.Jinja;

/// <summary>A compiled template. Immutable: many threads may evaluate it at once.</summary>
public sealed class JinjaTemplate
{
    internal JinjaTemplate(TemplateCode code, JinjaExpression? lone) => (Code, LoneExpression) = (code, lone);

    /// <summary>The name under which errors report it, or null.</summary>
    public string? Name => Code.Name;

    /// <summary>The options it was compiled with.</summary>
    public JinjaOptions Options => Code.Options;

    /// <summary>The expression if the template is nothing but one <c>{{ … }}</c>, else null.</summary>
    public JinjaExpression? LoneExpression { get; }

    /// <summary>Whether the template has no statement and no expression: its result depends on nothing.</summary>
    public bool IsConstant => Code.IsConstant;

    /// <summary>The variables, filters, tests and functions that it needs from outside, in order of appearance.</summary>
    public IReadOnlyList<NameReference> References => Code.References;

    internal TemplateCode Code { get; }

    /// <summary>Renders it as text, whatever its result style.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="cancellation">Ends the evaluation with a <see cref="JinjaLimitException"/>.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JinjaException">Evaluation failed.</exception>
    public string Render(IVariables variables, CancellationToken cancellation = default) =>
        Evaluate(variables, cancellation) is var result && result is string text ? text : Python.Str(result);

    /// <summary>Renders it as text, whatever its result style.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="cancellation">Ends the evaluation with a <see cref="JinjaLimitException"/>.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JinjaException">Evaluation failed.</exception>
    public string Render(IReadOnlyDictionary<string, object?> variables, CancellationToken cancellation = default) =>
        Render(new DictionaryVariables(variables), cancellation);

    /// <summary>Renders it into a writer. Nothing is written if evaluation fails.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="cancellation">Ends the evaluation with a <see cref="JinjaLimitException"/>.</param>
    /// <exception cref="JinjaException">Evaluation failed.</exception>
    public void Render(TextWriter writer, IVariables variables, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Options.Result == ResultStyle.Text)
            Code.RenderTo(writer, variables, cancellation);
        else
            writer.Write(Render(variables, cancellation));
    }

    /// <summary>Evaluates it to what its result style says: text, or a value.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="cancellation">Ends the evaluation with a <see cref="JinjaLimitException"/>.</param>
    /// <returns>The result.</returns>
    /// <exception cref="JinjaException">Evaluation failed.</exception>
    public object? Evaluate(IVariables variables, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return Code.Evaluate(variables, cancellation);
    }
}
