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

    private sealed record Variable
    {
        public Load Load { get; set; }

        public bool IsStored { get; set; }

        /// <summary>Where it is; known once the scope is sealed.</summary>
        public SlotReference? Slot { get; set; }
    }

    private Dictionary<string, Variable> _variables = new(StringComparer.Ordinal);
    private LocalNames? _names;

    public FunctionLayout Layout => layout;

    public Symbols? Parent => parent;

    /// <summary>What to do when the scope is entered; known once it is sealed.</summary>
    public ScopeEntry Entry { get; private set; } = ScopeEntry.Nothing;

    /// <summary>The names that the scope assigns, with their slots.</summary>
    public IEnumerable<KeyValuePair<string, int>> Stored =>
        _variables.Where(each => each.Value.IsStored).Select(each => KeyValuePair.Create(each.Key, each.Value.Slot!.Index));

    public void Declare(string name) => _variables[name] = new Variable { Load = Load.Parameter, IsStored = true };

    public void Read(string name)
    {
        if (!Knows(name))
            _variables[name] = new Variable { Load = Load.Resolve };
    }

    public void Store(string name)
    {
        if (_variables.TryGetValue(name, out Variable? variable))
            variable.IsStored = true;
        else
            _variables[name] = new Variable { Load = parent?.Knows(name) == true ? Load.Alias : Load.Undefined, IsStored = true };
    }

    /// <summary>
    /// Analyses alternatives of which one at most will run. A name that only some of them assign has, where none did, the value from outside.
    /// </summary>
    public void Branch(IReadOnlyList<Action> branches)
    {
        Dictionary<string, Variable> before = _variables;
        var ends = new List<Dictionary<string, Variable>>();
        foreach (Action branch in branches)
        {
            _variables = before.ToDictionary(each => each.Key, each => each.Value with { }, StringComparer.Ordinal);
            branch();
            ends.Add(_variables);
        }
        _variables = before;
        var partly = ends.SelectMany(StoredIn).Distinct().Where(name => !IsStoredIn(before, name) && !ends.TrueForAll(end => IsStoredIn(end, name))).ToList();
        foreach ((string name, Variable end) in ends.SelectMany(end => end))
            _variables[name] = end with { IsStored = end.IsStored || IsStoredIn(_variables, name) };
        foreach (string name in partly)
            _variables[name].Load = parent?.Knows(name) == true ? Load.Alias : Load.Resolve;
    }

    private static IEnumerable<string> StoredIn(Dictionary<string, Variable> variables) => variables.Where(each => each.Value.IsStored).Select(each => each.Key);

    private static bool IsStoredIn(Dictionary<string, Variable> variables, string name) =>
        variables.TryGetValue(name, out Variable? variable) && variable.IsStored;

    /// <summary>Gives every name its slot. Nothing may be analysed afterwards.</summary>
    public void Seal()
    {
        List<(int, int, int)>? copies = null;
        List<int>? cleared = null;
        foreach ((string name, Variable variable) in _variables)
        {
            variable.Slot = Place(name, variable, ref copies);
            if (variable.Load is Load.Undefined || (variable.Load is Load.Resolve && variable.IsStored))
                (cleared ??= []).Add(variable.Slot.Index);
        }
        Entry = copies is null && cleared is null ? ScopeEntry.Nothing : new ScopeEntry([.. copies ?? []], [.. cleared ?? []]);
    }

    /// <summary>Finds the variable that a name means here, and how many functions up its frame is.</summary>
    public (SlotReference Slot, int Depth) Find(string name)
    {
        for (Symbols? scope = this; scope is not null; scope = scope.Parent)
            if (scope._variables.TryGetValue(name, out Variable? variable))
                return (variable.Slot!, layout.DepthOf(scope.Layout));
        return (layout.Resolved(name), 0);
    }

    /// <summary>Whether the template itself gives the name a value somewhere in or around this scope.</summary>
    public bool IsAssigned(string name)
    {
        for (Symbols? scope = this; scope is not null; scope = scope.Parent)
            if (IsStoredIn(scope._variables, name))
                return true;
        return false;
    }

    /// <summary>All assigned names that are visible here.</summary>
    public LocalNames Names => _names ??= CollectNames();

    private LocalNames CollectNames()
    {
        KeyValuePair<string, int>[] own = [.. Stored];
        return own.Length == 0 && parent is not null && parent.Layout == layout
            ? parent.Names
            : new LocalNames(own, parent?.Names, parent is null ? 0 : layout.DepthOf(parent.Layout));
    }

    private SlotReference Place(string name, Variable variable, ref List<(int Depth, int From, int To)>? copies)
    {
        switch (variable.Load)
        {
            case Load.Resolve when !variable.IsStored:
                return layout.Resolved(name);
            case Load.Alias:
                (SlotReference outer, int depth) = parent!.Find(name);
                var alias = new SlotReference(name, layout.NewSlot(), outer.Unassigned);
                (copies ??= []).Add((depth + layout.DepthOf(parent.Layout), outer.Index, alias.Index));
                return alias;
            default:
                return new SlotReference(name, layout.NewSlot(), variable.Load switch
                {
                    Load.Parameter => Unassigned.Parameter,
                    Load.Undefined => Unassigned.Undefined,
                    _ => Unassigned.Resolved,
                });
        }
    }

    private bool Knows(string name) => _variables.ContainsKey(name) || parent?.Knows(name) == true;
}
