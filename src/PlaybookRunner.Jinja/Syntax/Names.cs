namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Finds what somebody may have meant.</summary>
internal static class Names
{
    /// <summary>The candidate that differs least from a name, if it is close enough to be a slip.</summary>
    public static string? Closest(string name, IEnumerable<string> candidates) => AllClosest(name, candidates) is [var closest, ..] ? closest : null;

    /// <summary>Up to three candidates that are close to a name, the closest first.</summary>
    public static IReadOnlyList<string> AllClosest(string name, IEnumerable<string> candidates)
    {
        // Names of one or two letters are close to everything; only another case counts.
        int allowed = name.Length < 3 ? 0 : Math.Max(1, name.Length / 3);
        return [.. candidates.Distinct()
            .Where(candidate => candidate != name && Math.Abs(candidate.Length - name.Length) <= allowed)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(pair => pair.Distance <= allowed)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(pair => pair.Name)];
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two names, without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
            for (int j = 1; j <= b.Length; j++)
            {
                bool same = Lower(a[i - 1]) == Lower(b[j - 1]);
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Lower(a[i - 1]) == Lower(b[j - 2]) && Lower(a[i - 2]) == Lower(b[j - 1]))
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        return cost[a.Length, b.Length];

        static char Lower(char c) => char.ToLowerInvariant(c);
    }
}
