namespace PlaybookRunner.Cli.Terminal;

/// <summary>The edits that turn one list of lines into another, by the shortest edit script (Myers' algorithm).</summary>
internal sealed class LineDifference
{
    // Files further apart than this are shown as replaced: the algorithm's memory grows with the square of the distance.
    private const int LargestDistance = 4000;

    private readonly List<LineEdit> _edits;

    private LineDifference(List<LineEdit> edits) => _edits = edits;

    public static LineDifference Of(string[] before, string[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var tail = 0;
        while (tail < before.Length - start && tail < after.Length - start && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        var edits = new List<LineEdit>();
        Add(edits, new LineEdit(true, 0, start, 0, start));
        foreach (var edit in Middle(before.AsSpan(start..^tail), after.AsSpan(start..^tail)))
            Add(edits, edit with { BeforeStart = edit.BeforeStart + start, BeforeEnd = edit.BeforeEnd + start, AfterStart = edit.AfterStart + start, AfterEnd = edit.AfterEnd + start });
        Add(edits, new LineEdit(true, before.Length - tail, before.Length, after.Length - tail, after.Length));
        return new LineDifference(edits);
    }

    /// <summary>The edits grouped into hunks with lines of context around them.</summary>
    public IReadOnlyList<IReadOnlyList<LineEdit>> Hunks(int context)
    {
        var hunks = new List<IReadOnlyList<LineEdit>>();
        var current = new List<LineEdit>();
        for (var i = 0; i < _edits.Count; i++)
        {
            var edit = _edits[i];
            if (!edit.IsEqual)
            {
                current.Add(edit);
                continue;
            }

            var length = edit.BeforeEnd - edit.BeforeStart;
            var isLast = i == _edits.Count - 1;
            if (current.Count == 0)
            {
                if (!isLast)
                    current.Add(Last(edit, Math.Min(context, length)));
            }
            else if (isLast || length > 2 * context)
            {
                if (length > 0)
                    current.Add(First(edit, Math.Min(context, length)));
                hunks.Add(current);
                current = isLast ? [] : [Last(edit, context)];
            }
            else
            {
                current.Add(edit);
            }
        }

        if (current.Exists(edit => !edit.IsEqual))
            hunks.Add(current);
        return hunks;
    }

    private static LineEdit First(LineEdit edit, int count) =>
        edit with { BeforeEnd = edit.BeforeStart + count, AfterEnd = edit.AfterStart + count };

    private static LineEdit Last(LineEdit edit, int count) =>
        edit with { BeforeStart = edit.BeforeEnd - count, AfterStart = edit.AfterEnd - count };

    private static void Add(List<LineEdit> edits, LineEdit edit)
    {
        if (edit.BeforeEnd > edit.BeforeStart || edit.AfterEnd > edit.AfterStart)
            edits.Add(edit);
    }

    private static List<LineEdit> Middle(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        if (before.IsEmpty || after.IsEmpty)
            return [new LineEdit(false, 0, before.Length, 0, after.Length)];
        return Trace(before, after) is { } trace ? Backtrack(trace, before.Length, after.Length) : [new LineEdit(false, 0, before.Length, 0, after.Length)];
    }

    // For each distance, how far each diagonal reaches; null when the sides are too far apart.
    private static List<int[]>? Trace(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var max = before.Length + after.Length;
        var reach = new int[(2 * max) + 2];
        var trace = new List<int[]>();
        for (var distance = 0; distance <= max; distance++)
        {
            if (distance > LargestDistance)
                return null;
            trace.Add(reach[(max - distance)..(max + distance + 2)]);
            for (var diagonal = -distance; diagonal <= distance; diagonal += 2)
            {
                var down = diagonal == -distance || (diagonal != distance && reach[max + diagonal - 1] < reach[max + diagonal + 1]);
                var x = down ? reach[max + diagonal + 1] : reach[max + diagonal - 1] + 1;
                var y = x - diagonal;
                while (x < before.Length && y < after.Length && before[x] == after[y])
                    (x, y) = (x + 1, y + 1);
                reach[max + diagonal] = x;
                if (x >= before.Length && y >= after.Length)
                    return trace;
            }
        }

        return trace;
    }

    private static List<LineEdit> Backtrack(List<int[]> trace, int x, int y)
    {
        var edits = new List<LineEdit>();
        for (var distance = trace.Count - 1; distance >= 0; distance--)
        {
            var reach = trace[distance];
            var diagonal = x - y;
            var down = diagonal == -distance || (diagonal != distance && reach[distance + diagonal - 1] < reach[distance + diagonal + 1]);
            var previousDiagonal = down ? diagonal + 1 : diagonal - 1;
            var previousX = distance == 0 ? 0 : reach[distance + previousDiagonal];
            var previousY = distance == 0 ? 0 : previousX - previousDiagonal;
            var (startX, startY) = distance == 0 ? (0, 0) : down ? (previousX, previousY + 1) : (previousX + 1, previousY);
            Prepend(edits, new LineEdit(true, startX, x, startY, y));
            if (distance > 0)
                Prepend(edits, new LineEdit(false, previousX, startX, previousY, startY));
            (x, y) = (previousX, previousY);
        }

        edits.Reverse();
        return edits;
    }

    // Edits come from the end to the start; neighbours of a kind become one.
    private static void Prepend(List<LineEdit> edits, LineEdit edit)
    {
        if (edit.BeforeEnd == edit.BeforeStart && edit.AfterEnd == edit.AfterStart)
            return;
        if (edits.Count > 0 && edits[^1].IsEqual == edit.IsEqual)
            edits[^1] = edits[^1] with { BeforeStart = edit.BeforeStart, AfterStart = edit.AfterStart };
        else
            edits.Add(edit);
    }
}
