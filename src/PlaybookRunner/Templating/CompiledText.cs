using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>A <see cref="Content.TemplateText"/> after compilation: a template, or for a bare expression just that.</summary>
internal sealed record CompiledText(JinjaTemplate? Template, JinjaExpression? Expression)
{
    public object? Evaluate(IVariables variables, CancellationToken cancellation) =>
        Template is not null ? Template.Evaluate(variables, cancellation) : Expression!.Evaluate(variables, cancellation);
}
