using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>One named argument.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Value">A plain value or a <see cref="TemplateValue"/>.</param>
/// <param name="NamePosition">Where the name stands.</param>
/// <param name="ValuePosition">Where the value stands.</param>
internal sealed record TaskArgument(string Name, object? Value, SourcePosition NamePosition, SourcePosition ValuePosition)
{
    /// <summary>The name as a template, for modules whose options are the user's own names (<c>set_fact</c>); null when there is no markup in it.</summary>
    public TemplateText? NameTemplate { get; } = TemplateText.HasMarkup(Name) ? new TemplateText(Name, NamePosition) : null;
}
