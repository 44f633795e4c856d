using System.Collections.Concurrent;

namespace PlaybookRunner.Variables;

/// <summary>Variables that a run produces: registered results, <c>set_fact</c>, facts, loop items. Their strings are never templates.</summary>
internal sealed class ValueLayer : IVariableLayer
{
    private readonly ConcurrentDictionary<string, object?> _values = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _values.Keys;

    public object? this[string name]
    {
        set => _values[name] = value;
    }

    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    public SourcePosition? PositionOf(string name) => null;

    public void Clear() => _values.Clear();
}
