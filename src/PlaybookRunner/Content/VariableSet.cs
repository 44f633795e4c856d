using PlaybookRunner.Variables;

namespace PlaybookRunner.Content;

/// <summary>Variables set in one place (a file, a <c>vars:</c> mapping), in the order they were written, with the place of each.</summary>
internal sealed class VariableSet : IVariableLayer
{
    public static readonly VariableSet Empty = new([]);

    private readonly Dictionary<string, ContentValue> _variables;

    public VariableSet(IEnumerable<KeyValuePair<string, ContentValue>> variables)
    {
        _variables = new Dictionary<string, ContentValue>(StringComparer.Ordinal);
        foreach (var (name, value) in variables)
            _variables[name] = value;
    }

    /// <summary>Variables that a module loaded from content: mappings and lists with templates in them are templates themselves.</summary>
    public static VariableSet Of(IReadOnlyDictionary<string, object?> values, SourcePosition position) =>
        new(values.Select(pair => KeyValuePair.Create(pair.Key, new ContentValue(TemplateValues.Collect(pair.Value, position), position))));

    public int Count => _variables.Count;

    public IEnumerable<string> Names => _variables.Keys;

    /// <summary>The value as it was written: plain, or a <see cref="TemplateValue"/>.</summary>
    public bool TryGet(string name, out object? value)
    {
        var found = _variables.TryGetValue(name, out var variable);
        value = variable.Value;
        return found;
    }

    /// <summary>These variables and others; the others win.</summary>
    public VariableSet With(VariableSet others) =>
        others.Count == 0 ? this : Count == 0 ? others : new VariableSet(_variables.Concat(others._variables));

    /// <summary>These variables except one.</summary>
    public VariableSet Without(string name) => new(_variables.Where(variable => variable.Key != name));

    /// <summary>Where a variable is set; null when this set has no such variable.</summary>
    public SourcePosition? PositionOf(string name) => _variables.TryGetValue(name, out var variable) ? variable.Position : null;
}
