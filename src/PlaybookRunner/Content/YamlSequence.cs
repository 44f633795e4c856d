using PlaybookRunner.Jinja;

namespace PlaybookRunner.Content;

/// <summary>A list.</summary>
internal sealed class YamlSequence(IReadOnlyList<YamlNode> items, SourcePosition position) : YamlNode(position)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <summary>What a tag made of the list; plain lists have none.</summary>
    public SequenceTag Tag { get; init; }

    public override string Kind => "a list";

    protected override object? MakeValue()
    {
        var values = new List<object?>(Items.Count);
        foreach (var item in Items)
            values.Add(Tag == SequenceTag.Pairs ? Pair(item) : item.Value);
        return values.Exists(static value => value is TemplateValue) ? new TemplateSequence(values, Position) : values;
    }

    // Items of !!omap and !!pairs were checked when the list was read.
    private static TupleValue Pair(YamlNode item)
    {
        var (key, value) = ((YamlMapping)item).Entries[0];
        return new TupleValue(key.Value, value.Value);
    }
}
