using PlaybookRunner.Inventory;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The names of the hosts that match patterns, by the variable <c>groups</c>.</summary>
internal sealed class InventoryHostnamesLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.inventory_hostnames"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        var groups = call.Variables.TryGet("groups", out var value) && Python.Reach(value) is Dict dict ? Groups(dict) : [];
        return [.. call.Terms.SelectMany(static term => term is IReadOnlyList<object?> list ? list : [term]).Aggregate(
            new List<string>(), (hosts, term) => Select(hosts, Python.Str(term), groups))];
    }

    private static Dictionary<string, List<string>> Groups(Dict dict) =>
        dict.ToDictionary(static group => Python.Str(group.Key), static group => Python.Iterate(group.Value).Select(Python.Str).ToList(), StringComparer.Ordinal);

    private static List<string> Select(List<string> hosts, string patterns, Dictionary<string, List<string>> groups)
    {
        foreach (var pattern in HostPattern.Parse(patterns))
        {
            var matching = Matching(pattern, groups);
            hosts = pattern.Kind switch
            {
                HostPatternKind.Exclude => [.. hosts.Except(matching)],
                HostPatternKind.Intersect => [.. hosts.Intersect(matching)],
                _ => [.. hosts.Union(matching)],
            };
        }

        return hosts;
    }

    private static List<string> Matching(HostPattern pattern, Dictionary<string, List<string>> groups)
    {
        var ofGroups = groups.Where(group => pattern.Matches(group.Key)).SelectMany(static group => group.Value).Distinct().ToList();
        var all = groups.GetValueOrDefault("all") ?? [.. groups.Values.SelectMany(static group => group).Distinct()];
        if (ofGroups.Count == 0 || pattern.IsWild)
            ofGroups = [.. ofGroups.Union(all.Where(pattern.Matches))];
        return pattern.Slice is null ? ofGroups : [.. pattern.Take([.. ofGroups.Select(static name => new Host(name))]).Select(static host => host.Name)];
    }
}
