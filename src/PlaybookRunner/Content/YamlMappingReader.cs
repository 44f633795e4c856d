using PlaybookRunner.Jinja;

namespace PlaybookRunner.Content;

/// <summary>Makes mappings of their entries: checks keys, resolves <c>&lt;&lt;</c>, lets the last of equal keys win.</summary>
internal sealed class YamlMappingReader(ContentProblems problems)
{
    public YamlMapping Read(List<(YamlNode Key, YamlNode Value)> pairs, SourcePosition position, bool isSet)
    {
        var own = new List<YamlEntry>(pairs.Count);
        List<YamlEntry>? merged = null;
        foreach (var (key, value) in pairs)
        {
            if (key is YamlScalar { IsPlain: true, Text: "<<" })
                Merge(value, merged ??= []);
            else if (KeyOf(key, value) is { } scalar)
                own.Add(new YamlEntry(scalar, value));
        }

        return new YamlMapping(WithoutDuplicates(own, merged), position) { IsSet = isSet };
    }

    // A template in a key stays text.
    private YamlScalar? KeyOf(YamlNode key, YamlNode value)
    {
        if (key is YamlScalar scalar)
            return scalar.Value is TemplateValue ? new YamlScalar(scalar.Text, scalar.Text, scalar.IsPlain, scalar.Position) : scalar;
        problems.Error(YamlSyntaxErrors.ComplexKey(key, value));
        return null;
    }

    // Of a list the first mapping that has a key gives it; of several << the last one.
    private void Merge(YamlNode value, List<YamlEntry> merged)
    {
        switch (value)
        {
            case YamlMapping mapping:
                merged.AddRange(mapping.Entries);
                break;
            case YamlSequence sequence when sequence.Items.All(static item => item is YamlMapping):
                merged.AddRange(sequence.Items.Reverse().SelectMany(static item => ((YamlMapping)item).Entries));
                break;
            default:
                problems.Error(
                    ErrorCodes.YamlSyntax,
                    $"'<<' needs a mapping or a list of mappings to merge, and this is {value.Kind}",
                    value.Position);
                break;
        }
    }

    private List<YamlEntry> WithoutDuplicates(List<YamlEntry> own, List<YamlEntry>? merged)
    {
        var entries = new List<YamlEntry>(own.Count + (merged?.Count ?? 0));
        var places = new Dict(entries.Capacity);
        foreach (var entry in merged ?? [])
            Put(entries, places, entry);
        var ownKeys = new Dict(own.Count);
        foreach (var entry in own)
        {
            if (!ownKeys.TryAdd(entry.Key.Value, null))
                WarnDuplicate(entry);
            Put(entries, places, entry);
        }

        return entries;
    }

    // Keys such as 1 and true are equal in Python, and the first spelling stays.
    private static void Put(List<YamlEntry> entries, Dict places, YamlEntry entry)
    {
        if (places.TryGetValue(entry.Key.Value, out var place))
        {
            var first = entries[(int)(long)place!];
            entries[(int)(long)place] = first.Key.Text == entry.Key.Text ? entry : new YamlEntry(first.Key, entry.Value);
            return;
        }

        places.Add(entry.Key.Value, (long)entries.Count);
        entries.Add(entry);
    }

    private void WarnDuplicate(YamlEntry entry) =>
        problems.Warn(new ContentWarning(ErrorCodes.DuplicateKey, $"the key '{entry.Key.Text}' stands here a second time; the last value counts", entry.Key.Position));
}
