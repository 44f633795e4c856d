namespace PlaybookRunner.Templating.JmesPath;

/// <summary>A JMESPath expression, ready to be applied to values.</summary>
/// <param name="value">What it is applied to.</param>
internal delegate object? JmesExpression(object? value);
