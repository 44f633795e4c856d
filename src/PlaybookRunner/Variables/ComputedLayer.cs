namespace PlaybookRunner.Variables;

/// <summary>Variables that are computed when they are asked for, such as magic variables.</summary>
/// <typeparam name="TOwner">What they are computed from.</typeparam>
/// <param name="owner">What they are computed from.</param>
/// <param name="getters">How, by name; shared by all layers of a kind.</param>
internal sealed class ComputedLayer<TOwner>(TOwner owner, IReadOnlyDictionary<string, Func<TOwner, object?>> getters) : IVariableLayer
{
    public IEnumerable<string> Names => getters.Keys;

    public bool TryGet(string name, out object? value)
    {
        var found = getters.TryGetValue(name, out var getter);
        value = found ? getter!(owner) : null;
        return found;
    }

    public SourcePosition? PositionOf(string name) => null;
}
