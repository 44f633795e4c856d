namespace PlaybookRunner.Jinja;

/// <summary>Variables that stand in a dictionary.</summary>
/// <param name="values">The variables; not copied.</param>
public sealed class DictionaryVariables(IReadOnlyDictionary<string, object?> values) : IVariables
{
    /// <summary>No variables.</summary>
    public static DictionaryVariables Empty { get; } = new(new Dictionary<string, object?>());

    /// <inheritdoc/>
    public IEnumerable<string> Names => values.Keys;

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);
}
