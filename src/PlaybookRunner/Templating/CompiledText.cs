using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Templating;

/// <summary>A <see cref="Content.TemplateText"/> after compilation: a template, or for a bare expression just that.</summary>
internal sealed partial record CompiledText(JinjaTemplate? Template, JinjaExpression? Expression, string Source)
{
    /// <summary>What ends a line of the result.</summary>
    public string LineBreak { get; init; } = "\n";

    /// <summary>Whether the template includes, imports or extends others.</summary>
    public bool UsesFiles { get; } = FileStatement().IsMatch(Source);

    // A template that changes lists or mappings changes copies of its own, which are gone when it has been evaluated. What a file that is included does is not known here.
    private bool ChangesValues { get; } = ChangingCall().IsMatch(Source) || FileStatement().IsMatch(Source);

    public object? Evaluate(VariableScope scope) => Evaluate(ChangesValues ? scope.WithOwnCopies() : scope, scope.Surroundings.Cancellation);

    private object? Evaluate(VariableScope variables, CancellationToken cancellation) =>
        Template is null ? Expression!.Evaluate(variables, cancellation)
        : Template.Evaluate(variables, cancellation) is var value && value is string text ? TrailingNewlines.Restore(Source, text, LineBreak) : value;

    [GeneratedRegex(@"\.\s*(?:add|append|clear|discard|\w+_update|extend|insert|pop|popitem|remove|reverse|setdefault|sort|update|__setitem__|__delitem__)\s*\(")]
    private static partial Regex ChangingCall();

    [GeneratedRegex(@"\{%[-+]?\s*(?:include|import|from|extends)\b")]
    private static partial Regex FileStatement();
}
