using System.Diagnostics.CodeAnalysis;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Content;

/// <summary>A mapping: merge keys are resolved, and of equal keys only the last one is left.</summary>
internal sealed class YamlMapping(IReadOnlyList<YamlEntry> entries, SourcePosition position) : YamlNode(position)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <summary>Whether <c>!!set</c> made it a set of its keys.</summary>
    public bool IsSet { get; init; }

    public override string Kind => IsSet ? "a set" : "a mapping";

    /// <summary>The entry whose key is a text; null when there is none.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Value is string text && text == key)
                return entry;
        }

        return null;
    }

    public bool TryGet(string key, [NotNullWhen(true)] out YamlNode? value)
    {
        value = Find(key)?.Value;
        return value is not null;
    }

    protected override object? MakeValue()
    {
        if (IsSet)
            return new SetValue(Entries.Select(static entry => entry.Key.Value));
        foreach (var entry in Entries)
        {
            if (entry.Value.Value is TemplateValue)
                return new TemplateMapping([.. Pairs()], Position);
        }

        return new Dict(Pairs());
    }

    private IEnumerable<KeyValuePair<object?, object?>> Pairs() =>
        Entries.Select(static entry => KeyValuePair.Create(entry.Key.Value, entry.Value.Value));
}
