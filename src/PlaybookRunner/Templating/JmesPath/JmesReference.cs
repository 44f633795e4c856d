namespace PlaybookRunner.Templating.JmesPath;

/// <summary>What <c>&amp;expression</c> yields: the expression itself, for functions that apply it to elements.</summary>
/// <param name="Expression">The expression.</param>
internal sealed record JmesReference(JmesExpression Expression);
