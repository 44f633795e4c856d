using PlaybookRunner.Jinja;

namespace PlaybookRunner.Variables;

/// <summary>The facts of a host: <c>ansible_facts</c>, and each fact as a variable of the name it was given.</summary>
internal sealed class FactLayer : IVariableLayer
{
    /// <summary>The fact that says that the play's own gathering has run (<c>gathering: smart</c>).</summary>
    public static readonly KeyValuePair<string, object?> Gathered = KeyValuePair.Create<string, object?>("_ansible_facts_gathered", true);

    private const string Prefix = "ansible_";

    // Replaced, never changed, since other hosts read it through hostvars at any time.
    private volatile FactSet _facts = FactSet.Empty;

    public FactLayer(Dict? cached)
    {
        if (cached is not null)
            Add(cached.Select(static fact => KeyValuePair.Create((string)fact.Key!, fact.Value)));
    }

    /// <summary>The facts by the names they were given.</summary>
    public Dict Original => _facts.Original;

    public bool AreGathered => Original.ContainsKey(Gathered.Key);

    public IEnumerable<string> Names => Original.Keys.OfType<string>().Where(FactNames.MayBeVariable).Append("ansible_facts");

    public bool TryGet(string name, out object? value)
    {
        if (name == "ansible_facts")
        {
            value = _facts.Named;
            return true;
        }

        return Original.TryGetValue(name, out value) && FactNames.MayBeVariable(name);
    }

    public SourcePosition? PositionOf(string name) => null;

    /// <summary>Adds facts. In <c>ansible_facts</c> they go without the prefix <c>ansible_</c>.</summary>
    public void Add(IEnumerable<KeyValuePair<string, object?>> facts)
    {
        var merged = new FactSet(new Dict(_facts.Original), new Dict(_facts.Named));
        foreach (var (name, value) in facts)
        {
            merged.Original[name] = value;
            merged.Named[FactName(name)] = value;
        }

        _facts = merged;
    }

    public void Clear() => _facts = FactSet.Empty;

    // The facts that files on the target give keep their name, as in the reference.
    private static string FactName(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name != "ansible_local" ? name[Prefix.Length..] : name;

    private sealed record FactSet(Dict Original, Dict Named)
    {
        public static FactSet Empty => new(new Dict(), new Dict());
    }
}
