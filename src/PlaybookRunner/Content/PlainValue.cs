using PlaybookRunner.Jinja;

namespace PlaybookRunner.Content;

/// <summary>Values read by the rules of content but not trusted as content: what would be a template stays the text it is.</summary>
internal static class PlainValue
{
    public static object? Of(object? value) => value switch
    {
        TemplateText text => text.Text,
        TemplateSequence sequence => sequence.Items.Select(Of).ToList(),
        TemplateMapping mapping => new Dict(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        _ => value,
    };
}
