using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary>A host of the inventory.</summary>
internal sealed class Host(string name)
{
    private volatile VariableSet _variables = VariableSet.Empty;

    public string Name { get; } = name;

    /// <summary>The groups it was put into directly, except <c>all</c>.</summary>
    public List<Group> Groups { get; } = [];

    /// <summary>The file or folder that named it first; null for hosts added during the run.</summary>
    public string? Source { get; init; }

    /// <summary>Whether no inventory names it: <c>localhost</c> used without being listed, or a host that a task is delegated to by its address.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>What inventory files say of it.</summary>
    public VariableSet Variables => _variables;

    /// <summary>Adds variables; they win over those it has.</summary>
    /// <returns>Whether one of them is new or has another value than before.</returns>
    public bool Add(VariableSet variables)
    {
        var before = _variables;
        _variables = before.With(variables);
        return variables.Names.Any(name => variables.TryGet(name, out var value) && !(before.TryGet(name, out var old) && Jinja.Python.Equal(old, value)));
    }

    public override string ToString() => Name;
}
