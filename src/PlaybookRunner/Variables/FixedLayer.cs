namespace PlaybookRunner.Variables;

/// <summary>A handful of values that a task or loop item brings with it, such as <c>item</c>; too few to hash.</summary>
internal sealed class FixedLayer(IReadOnlyList<KeyValuePair<string, object?>> values) : IVariableLayer
{
    public IEnumerable<string> Names => values.Select(pair => pair.Key);

    public bool TryGet(string name, out object? value)
    {
        foreach (var (key, candidate) in values)
        {
            if (key == name)
            {
                value = candidate;
                return true;
            }
        }

        value = null;
        return false;
    }

    public SourcePosition? PositionOf(string name) => null;
}
