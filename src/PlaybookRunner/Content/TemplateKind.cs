namespace PlaybookRunner.Content;

/// <summary>How a <see cref="TemplateText"/> is read.</summary>
internal enum TemplateKind
{
    /// <summary>Text with markup, as in <c>"{{ name }}.conf"</c>.</summary>
    Text,

    /// <summary>A bare expression, as in <c>when: name is defined</c>.</summary>
    Expression,
}
