using PlaybookRunner.Jinja;

namespace PlaybookRunner.Variables;

/// <summary>The facts of a host: <c>ansible_facts</c>, and each fact under its name with <c>ansible_</c> in front.</summary>
internal sealed class FactLayer : IVariableLayer
{
    private const string Prefix = "ansible_";

    // Replaced, never changed, since other hosts read it through hostvars at any time.
    private volatile Dict _facts = new();

    public Dict Facts => _facts;

    public IEnumerable<string> Names => _facts.Keys.OfType<string>().Select(InjectedName).Append("ansible_facts");

    public bool TryGet(string name, out object? value)
    {
        value = null;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        if (name == "ansible_facts")
        {
            value = _facts;
            return true;
        }

        return _facts.TryGetValue(name[Prefix.Length..], out value) || _facts.TryGetValue(name, out value);
    }

    public SourcePosition? PositionOf(string name) => null;

    /// <summary>Adds facts. Names are kept without the prefix, as the reference does in <c>ansible_facts</c>.</summary>
    public void Add(IReadOnlyDictionary<string, object?> facts)
    {
        var merged = new Dict(_facts);
        foreach (var (name, value) in facts)
            merged[FactName(name)] = value;
        _facts = merged;
    }

    public void Clear() => _facts = new Dict();

    private static string InjectedName(string fact) => fact.StartsWith(Prefix, StringComparison.Ordinal) ? fact : Prefix + fact;

    private static string FactName(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
}
