namespace PlaybookRunner.Templating.JmesPath;

/// <summary>A piece of a JMESPath expression.</summary>
/// <param name="Kind">Its sign, or <c>identifier</c>, <c>quoted</c>, <c>literal</c>, <c>number</c>, <c>end</c>.</param>
/// <param name="Value">The name, number or value.</param>
/// <param name="Place">Where it starts, from 0.</param>
internal readonly record struct JmesToken(string Kind, object? Value, int Place);
