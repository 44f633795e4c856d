using System.Globalization;
using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary>A group of hosts.</summary>
internal sealed class Group(string name)
{
    private const string PriorityVariable = "ansible_group_priority";

    private volatile VariableSet _variables = VariableSet.Empty;

    public string Name { get; } = name;

    /// <summary>How far below <c>all</c> it is at most: deeper groups win.</summary>
    public int Depth { get; private set; }

    /// <summary>Among groups of a depth the higher priority wins.</summary>
    public long Priority { get; private set; } = 1;

    public List<Group> Parents { get; } = [];

    public List<Group> Children { get; } = [];

    /// <summary>The hosts that were put into it directly.</summary>
    public List<Host> Hosts { get; } = [];

    /// <summary>What inventory files say of it.</summary>
    public VariableSet Variables => _variables;

    /// <summary>Adds variables; they win over those it has. The priority is taken from them and is no variable.</summary>
    public void Add(VariableSet variables)
    {
        if (variables.TryGet(PriorityVariable, out var priority))
        {
            Priority = priority switch
            {
                long number => number,
                string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
                _ => Priority,
            };
            variables = variables.Without(PriorityVariable);
        }

        _variables = _variables.With(variables);
    }

    /// <summary>Makes another group a part of this one.</summary>
    /// <returns>False when that would close a circle.</returns>
    public bool TryAdd(Group child)
    {
        if (Children.Contains(child))
            return true;
        if (child == this || Ancestors().Contains(child))
            return false;
        Children.Add(child);
        child.Parents.Add(this);
        child.SinkTo(Depth + 1);
        return true;
    }

    /// <summary>The groups it is a part of, directly or not.</summary>
    public HashSet<Group> Ancestors()
    {
        var found = new HashSet<Group>();
        var open = new Stack<Group>(Parents);
        while (open.TryPop(out var group))
        {
            if (found.Add(group))
                group.Parents.ForEach(open.Push);
        }

        return found;
    }

    /// <summary>Its hosts and those of the groups below, each once.</summary>
    public IEnumerable<Host> AllHosts()
    {
        var seen = new HashSet<Host>();
        return GroupsFromHere().SelectMany(static group => group.Hosts).Where(seen.Add);
    }

    public override string ToString() => Name;

    private List<Group> GroupsFromHere()
    {
        var order = new List<Group> { this };
        var seen = new HashSet<Group> { this };
        for (var i = 0; i < order.Count; i++)
            order.AddRange(order[i].Children.Where(seen.Add));
        return order;
    }

    private void SinkTo(int depth)
    {
        if (depth <= Depth)
            return;
        Depth = depth;
        foreach (var child in Children)
            child.SinkTo(depth + 1);
    }
}
