namespace PlaybookRunner.Inventory;

/// <summary>Hosts and groups while they are put together. Not safe for several threads: <see cref="RunInventory"/> guards it.</summary>
internal sealed class InventoryGraph
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private readonly List<Host> _order = [];

    public InventoryGraph()
    {
        All = Group("all");
        Ungrouped = Group("ungrouped");
        All.TryAdd(Ungrouped);
    }

    public Group All { get; }

    public Group Ungrouped { get; }

    /// <summary>The hosts in the order in which they were named first.</summary>
    public IReadOnlyList<Host> Hosts => _order;

    public IEnumerable<Group> Groups => _groups.Values;

    public Host? FindHost(string name) => _hosts.GetValueOrDefault(name);

    public Group? FindGroup(string name) => _groups.GetValueOrDefault(name);

    /// <summary>The host of a name; a new one if there is none.</summary>
    public Host Host(string name, string? source)
    {
        if (_hosts.TryGetValue(name, out var host))
            return host;
        host = new Host(name) { Source = source };
        _hosts.Add(name, host);
        _order.Add(host);
        return host;
    }

    /// <summary>The group of a name; a new one if there is none.</summary>
    public Group Group(string name)
    {
        if (_groups.TryGetValue(name, out var group))
            return group;
        group = new Group(name);
        _groups.Add(name, group);
        return group;
    }

    /// <summary>Puts a host into a group.</summary>
    /// <returns>Whether it was not in it.</returns>
    public bool Join(Group group, Host host)
    {
        if (group == All || host.Groups.Contains(group))
            return false;
        group.Hosts.Add(host);
        host.Groups.Add(group);
        return true;
    }

    /// <summary>Settles what follows from the rest: groups without parents belong to <c>all</c>, hosts without groups to <c>ungrouped</c>.</summary>
    public void Settle()
    {
        foreach (var group in _groups.Values)
        {
            if (group != All && group.Parents.Count == 0)
                All.TryAdd(group);
        }

        foreach (var host in _order)
        {
            if (host.Groups.Count == 0)
                Join(Ungrouped, host);
            else if (host.Groups.Count > 1 && host.Groups.Remove(Ungrouped))
                Ungrouped.Hosts.Remove(host);
        }
    }

    /// <summary>All groups of a host except <c>all</c>, those whose variables win last.</summary>
    public IReadOnlyList<Group> GroupsOf(Host host)
    {
        var groups = new HashSet<Group>(host.Groups);
        foreach (var group in host.Groups)
            groups.UnionWith(group.Ancestors());
        groups.Remove(All);
        return [.. groups.OrderBy(static group => group.Depth).ThenBy(static group => group.Priority).ThenBy(static group => group.Name, StringComparer.Ordinal)];
    }
}
