namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The rules of <c>gather_subset</c>.</summary>
internal static class FactSubsets
{
    private static readonly string[] Collective = ["all", "min"];

    // Facts of foreign programs: known names that yield nothing where the program is missing, which is all that is supported.
    private static readonly string[] Foreign = ["facter", "ohai"];

    /// <summary>Chooses collectors: the minimal ones unless <c>!min</c>, all with <c>all</c>, those named, and those that they require.</summary>
    /// <param name="subset">The words: a name, or <c>!</c> and a name.</param>
    /// <param name="collectors">All collectors in the order in which they run.</param>
    /// <exception cref="ModuleFailedException">A name is unknown.</exception>
    public static IReadOnlyList<FactCollector> Choose(IReadOnlyList<string> subset, IReadOnlyList<FactCollector> collectors)
    {
        foreach (var word in subset)
            Check(word.TrimStart('!'), collectors);

        var chosen = new HashSet<string>(StringComparer.Ordinal);
        chosen.UnionWith(collectors.Where(collector => IsIncluded(collector, subset)).Select(collector => collector.Name));
        foreach (var name in chosen.ToArray())
            Require(name, collectors, chosen);

        return [.. collectors.Where(collector => chosen.Contains(collector.Name))];
    }

    // A collector that is named stays even when it is excluded, too: the reference reads the words as sets, not in their order.
    private static bool IsIncluded(FactCollector collector, IReadOnlyList<string> subset)
    {
        if (subset.Any(word => IsName(collector, word)))
            return true;

        if (subset.Any(word => word.StartsWith('!') && IsName(collector, word[1..])))
            return false;

        return collector.IsMinimal ? !subset.Contains("!min") : !subset.Contains("!all") && (subset.Count == 0 || subset.Contains("all"));
    }

    private static bool IsName(FactCollector collector, string word) => collector.Name == word || collector.Aliases.Contains(word);

    private static void Require(string name, IReadOnlyList<FactCollector> collectors, HashSet<string> chosen)
    {
        foreach (var required in collectors.First(collector => collector.Name == name).Requires)
        {
            if (chosen.Add(required))
                Require(required, collectors, chosen);
        }
    }

    private static void Check(string name, IReadOnlyList<FactCollector> collectors)
    {
        if (Collective.Contains(name) || Foreign.Contains(name) || collectors.Any(collector => IsName(collector, name)))
            return;

        var known = collectors.SelectMany(collector => collector.Aliases.Append(collector.Name)).Concat(Collective).Concat(Foreign);
        var options = string.Join(", ", known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        throw new ModuleFailedException($"Bad subset '{name}' given to Ansible. gather_subset options allowed: {options}");
    }
}
