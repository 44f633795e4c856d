using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>What a keyword was given: a value, or a template that yields it for each host.</summary>
internal sealed record Setting<T>
{
    public Setting(T? value, SourcePosition position)
    {
        Value = value;
        Position = position;
    }

    public Setting(TemplateValue template)
    {
        Template = template;
        Position = template.Position;
    }

    /// <summary>The value; meaningless while <see cref="Template"/> is set.</summary>
    public T? Value { get; }

    /// <summary>What has to be evaluated to get the value; null when the value is written down.</summary>
    public TemplateValue? Template { get; }

    public SourcePosition Position { get; }
}
