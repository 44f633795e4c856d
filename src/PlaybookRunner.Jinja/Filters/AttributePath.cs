using PlaybookRunner.Jinja.Evaluation;

namespace PlaybookRunner.Jinja;

/// <summary>The <c>attribute</c> argument of filters: names and positions separated by dots, looked up one after another.</summary>
internal sealed class AttributePath
{
    private readonly object?[] _parts;
    private readonly object? _default;

    private AttributePath(object?[] parts, object? defaultValue) => (_parts, _default) = (parts, defaultValue);

    /// <param name="attribute">Text, a position, or null for the item itself.</param>
    /// <param name="defaultValue">Stands in for each part that is missing; null for none.</param>
    public static AttributePath Parse(object? attribute, object? defaultValue = null) => attribute switch
    {
        null => new([], defaultValue),
        string or Markup => new([.. Python.AsText(attribute)!.Split('.').Select(Part)], defaultValue),
        _ => new([attribute], defaultValue),
    };

    /// <summary>Several paths, separated by commas.</summary>
    public static AttributePath[] ParseList(object? attribute) =>
        Python.AsText(attribute) is { } text ? [.. text.Split(',').Select(part => Parse(part))] : [Parse(attribute)];

    public object? Get(JinjaContext context, object? item)
    {
        foreach (var part in _parts)
        {
            item = item is Dict dict && part is string name && dict.TryGetValue(name, out var value) ? value : Members.Item(context, item, part);
            if (_default is not null && item is Undefined)
                item = _default;
        }

        return item;
    }

    private static object? Part(string part) => TextTests.IsDigit(part) ? Python.ToInteger(part) : part;
}
