namespace PlaybookRunner.Content;

/// <summary>Finds the names a misspelt one was probably meant to be.</summary>
internal static class ClosestName
{
    /// <summary>The closest of the known names; null when none is close.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        var best = (Name: (string?)null, Distance: Tolerance(name) + 1);
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) < best.Distance && Distance(name, candidate) is var distance && distance < best.Distance)
                best = (candidate, distance);
        }

        return best.Name;
    }

    /// <summary>A hint that asks for the closest name; null when none is close.</summary>
    public static string? Hint(string name, IEnumerable<string> known) => Find(name, known) is { } close ? $"did you mean '{close}'?" : null;

    // Of a full name such as ansible.builtin.copy only the last part is likely to be misspelt.
    private static int Tolerance(string name) => Math.Clamp((name.Length - name.LastIndexOf('.') - 1) / 3, 1, 3);

    /// <summary>How many letters to insert, delete, replace or swap with their neighbour to get from one name to the other (Damerau-Levenshtein, restricted).</summary>
    public static int Distance(string from, string to)
    {
        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            last[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                row[j] = Cell(from, to, i, j, beforeLast, last, row);
            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }

    private static int Cell(string from, string to, int i, int j, int[] beforeLast, int[] last, int[] row)
    {
        var cost = from[i - 1] == to[j - 1] ? 0 : 1;
        var least = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        return i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] ? Math.Min(least, beforeLast[j - 2] + 1) : least;
    }
}
