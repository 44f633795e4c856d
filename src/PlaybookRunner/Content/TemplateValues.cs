namespace PlaybookRunner.Content;

/// <summary>Puts together values that hold templates after their containers were rebuilt.</summary>
internal static class TemplateValues
{
    /// <summary>A mapping or list with a template somewhere below as a <see cref="TemplateValue"/>; anything else as it is.</summary>
    public static object? Collect(object? value, SourcePosition position)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> mapping:
                var entries = mapping.Select(pair => KeyValuePair.Create((object?)pair.Key, Collect(pair.Value, position))).ToList();
                return entries.Exists(entry => entry.Value is TemplateValue) ? new TemplateMapping(entries, position) : value;
            case List<object?> list:
                var items = list.ConvertAll(item => Collect(item, position));
                return items.Exists(item => item is TemplateValue) ? new TemplateSequence(items, position) : value;
            default:
                return value;
        }
    }
}
