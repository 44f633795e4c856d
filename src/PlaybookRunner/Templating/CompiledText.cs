using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>A <see cref="Content.TemplateText"/> after compilation: a template, or for a bare expression just that.</summary>
internal sealed partial record CompiledText(JinjaTemplate? Template, JinjaExpression? Expression, string Source)
{
    /// <summary>Whether the template includes, imports or extends others.</summary>
    public bool UsesFiles { get; } = FileStatement().IsMatch(Source);

    public object? Evaluate(IVariables variables, CancellationToken cancellation) =>
        Template is null ? Expression!.Evaluate(variables, cancellation)
        : Template.Evaluate(variables, cancellation) is var value && value is string text ? TrailingNewlines.Restore(Source, text) : value;

    [GeneratedRegex(@"\{%[-+]?\s*(?:include|import|from|extends)\b")]
    private static partial Regex FileStatement();
}
