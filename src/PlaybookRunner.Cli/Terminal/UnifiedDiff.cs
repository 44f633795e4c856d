using System.Globalization;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>Differences as unified diffs with three lines of context, as Python's <c>difflib.unified_diff</c> writes them.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The lines of a module's difference; empty where nothing differs.</summary>
    public static IEnumerable<StyledLine> Of(ModuleDiff diff)
    {
        if (diff.Prepared is { } prepared)
            return prepared.TrimEnd('\n').Split('\n').Select(Styled);
        var before = Lines(diff.Before ?? "");
        var after = Lines(diff.After ?? "");
        var hunks = LineDifference.Of(before, after).Hunks(Context);
        return hunks.Count == 0 ? [] : Header(diff).Concat(hunks.SelectMany(hunk => Hunk(hunk, before, after)));
    }

    private static IEnumerable<StyledLine> Header(ModuleDiff diff)
    {
        yield return new StyledLine(Titled("--- before", diff.BeforeHeader), Style.Removed);
        yield return new StyledLine(Titled("+++ after", diff.AfterHeader), Style.Added);
    }

    private static string Titled(string title, string header) => header.Length == 0 ? title : $"{title}: {header}";

    private static IEnumerable<StyledLine> Hunk(IReadOnlyList<LineEdit> hunk, string[] before, string[] after)
    {
        yield return new StyledLine($"@@ -{Range(hunk[0].BeforeStart, hunk[^1].BeforeEnd)} +{Range(hunk[0].AfterStart, hunk[^1].AfterEnd)} @@", Style.Hunk);
        foreach (var edit in hunk)
        {
            if (edit.IsEqual)
            {
                for (var i = edit.BeforeStart; i < edit.BeforeEnd; i++)
                    yield return new StyledLine(" " + Shown(before[i]));
                continue;
            }

            for (var i = edit.BeforeStart; i < edit.BeforeEnd; i++)
                yield return new StyledLine("-" + Shown(before[i]), Style.Removed);
            for (var i = edit.AfterStart; i < edit.AfterEnd; i++)
                yield return new StyledLine("+" + Shown(after[i]), Style.Added);
        }
    }

    private static string Range(int start, int end) => (end - start) switch
    {
        1 => (start + 1).ToString(CultureInfo.InvariantCulture),
        0 => string.Create(CultureInfo.InvariantCulture, $"{start},0"),
        var length => string.Create(CultureInfo.InvariantCulture, $"{start + 1},{length}"),
    };

    private static StyledLine Styled(string line) => new(line, line.Length == 0 ? Style.Plain : line[0] switch
    {
        '+' => Style.Added,
        '-' => Style.Removed,
        '@' => Style.Hunk,
        _ => Style.Plain,
    });

    private static string Shown(string line) =>
        line.EndsWith('\n') ? line[..^1] : line + "\n\\ No newline at end of file";

    // Line breaks stay with their lines: a file that lacks the last one differs from one that has it.
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }
}
