using PlaybookRunner.Jinja.Evaluation;

namespace PlaybookRunner.Jinja.Compilation;

/// <summary>
/// The variables of one scope (a template's top level, a loop body, a macro, a <c>with</c> …). Jinja2 settles what a name means for a whole scope before any of
/// it runs: a name that the scope assigns is its own variable from the start, with the value of the variable around it; a name that it only reads is looked up.
/// </summary>
internal sealed class Symbols(Symbols? parent, FunctionLayout layout)
{
    private enum Load
    {
        Parameter,
        Resolve,
        Alias,
        Undefined,
    }

    private Dictionary<string, Load> _loads = new(StringComparer.Ordinal);
    private HashSet<string> _stores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlotReference> _slots = new(StringComparer.Ordinal);
    private LocalNames? _names;

    public FunctionLayout Layout => layout;

    public Symbols? Parent => parent;

    /// <summary>What to do when the scope is entered; known once it is sealed.</summary>
    public ScopeEntry Entry { get; private set; } = ScopeEntry.Nothing;

    /// <summary>The names that the scope assigns, with their slots.</summary>
    public IEnumerable<KeyValuePair<string, int>> Stored => _stores.Select(name => KeyValuePair.Create(name, _slots[name].Index));

    public void Declare(string name)
    {
        _stores.Add(name);
        _loads[name] = Load.Parameter;
    }

    public void Read(string name)
    {
        if (!Knows(name))
            _loads[name] = Load.Resolve;
    }

    public void Store(string name)
    {
        _stores.Add(name);
        if (!_loads.ContainsKey(name))
            _loads[name] = parent?.Knows(name) == true ? Load.Alias : Load.Undefined;
    }

    /// <summary>
    /// Analyses alternatives of which one at most will run. A name that only some of them assign has, where none did, the value from outside.
    /// </summary>
    public void Branch(IReadOnlyList<Action> branches)
    {
        Dictionary<string, Load> loads = _loads;
        HashSet<string> stores = _stores;
        var ends = new List<(Dictionary<string, Load> Loads, HashSet<string> Stores)>();
        foreach (Action branch in branches)
        {
            _loads = new Dictionary<string, Load>(loads, StringComparer.Ordinal);
            _stores = new HashSet<string>(stores, StringComparer.Ordinal);
            branch();
            ends.Add((_loads, _stores));
        }
        (_loads, _stores) = (loads, stores);
        var partly = ends.SelectMany(end => end.Stores).Distinct()
            .Where(name => !stores.Contains(name) && !ends.TrueForAll(end => end.Stores.Contains(name))).ToList();
        foreach ((Dictionary<string, Load> branchLoads, HashSet<string> branchStores) in ends)
        {
            foreach ((string name, Load load) in branchLoads)
                _loads[name] = load;
            _stores.UnionWith(branchStores);
        }
        foreach (string name in partly)
            _loads[name] = parent?.Knows(name) == true ? Load.Alias : Load.Resolve;
    }

    /// <summary>Gives every name its slot. Nothing may be analysed afterwards.</summary>
    public void Seal()
    {
        var copies = new List<(int, int, int)>();
        var cleared = new List<int>();
        foreach ((string name, Load load) in _loads)
        {
            SlotReference slot = Place(name, load, copies);
            _slots[name] = slot;
            if (load is Load.Undefined or Load.Resolve && _stores.Contains(name))
                cleared.Add(slot.Index);
        }
        Entry = copies.Count + cleared.Count == 0 ? ScopeEntry.Nothing : new ScopeEntry([.. copies], [.. cleared]);
    }

    /// <summary>Finds the variable that a name means here, and how many functions up its frame is.</summary>
    public (SlotReference Slot, int Depth) Find(string name)
    {
        for (Symbols? scope = this; scope is not null; scope = scope.Parent)
            if (scope._slots.TryGetValue(name, out SlotReference? slot))
                return (slot, layout.DepthOf(scope.Layout));
        return (layout.Resolved(name), 0);
    }

    /// <summary>Whether the template itself gives the name a value somewhere in or around this scope.</summary>
    public bool IsAssigned(string name)
    {
        for (Symbols? scope = this; scope is not null; scope = scope.Parent)
            if (scope._stores.Contains(name))
                return true;
        return false;
    }

    /// <summary>All assigned names that are visible here.</summary>
    public LocalNames Names => _names ??= CollectNames();

    private LocalNames CollectNames()
    {
        var names = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        for (Symbols? scope = this; scope is not null; scope = scope.Parent)
            foreach (string name in scope._stores)
                names.TryAdd(name, (layout.DepthOf(scope.Layout), scope._slots[name].Index));
        return new LocalNames(names);
    }

    private SlotReference Place(string name, Load load, List<(int Depth, int From, int To)> copies)
    {
        switch (load)
        {
            case Load.Resolve when !_stores.Contains(name):
                return layout.Resolved(name);
            case Load.Alias:
                (SlotReference outer, int depth) = parent!.Find(name);
                var alias = new SlotReference(name, layout.NewSlot(), outer.Unassigned);
                copies.Add((depth + layout.DepthOf(parent.Layout), outer.Index, alias.Index));
                return alias;
            default:
                return new SlotReference(name, layout.NewSlot(), load switch
                {
                    Load.Parameter => Unassigned.Parameter,
                    Load.Undefined => Unassigned.Undefined,
                    _ => Unassigned.Resolved,
                });
        }
    }

    private bool Knows(string name) => _loads.ContainsKey(name) || parent?.Knows(name) == true;
}
