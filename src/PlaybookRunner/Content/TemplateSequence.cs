namespace PlaybookRunner.Content;

/// <summary>A list with a <see cref="TemplateValue"/> somewhere below.</summary>
internal sealed class TemplateSequence(IReadOnlyList<object?> items, SourcePosition position) : TemplateValue(position)
{
    public IReadOnlyList<object?> Items { get; } = items;
}
