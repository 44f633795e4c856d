namespace PlaybookRunner.Content;

/// <summary>A mapping with a <see cref="TemplateValue"/> somewhere below. Keys are plain: a template in a key stays text, as in Ansible.</summary>
internal sealed class TemplateMapping(IReadOnlyList<KeyValuePair<object?, object?>> entries, SourcePosition position) : TemplateValue(position)
{
    public IReadOnlyList<KeyValuePair<object?, object?>> Entries { get; } = entries;
}
