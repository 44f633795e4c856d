namespace PlaybookRunner.Modules.General;

/// <summary>Where a section stands among the lines of an INI file.</summary>
/// <param name="Header">The line of its header; -1 for what stands before the first section.</param>
/// <param name="End">The line behind its last.</param>
internal readonly record struct IniSection(int Header, int End)
{
    /// <summary>Its first line behind the header.</summary>
    public int Start => Header + 1;

    /// <summary>Finds a section.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="options">Its name and what it must have.</param>
    /// <returns>Null when there is none.</returns>
    public static IniSection? Find(List<string> lines, IniFileOptions options)
    {
        if (options.Section is not { } name)
        {
            return new IniSection(-1, EndOf(lines, 0));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (new IniLine(lines[i]).IsHeaderOf(name) && new IniSection(i, EndOf(lines, i + 1)) is var section && section.Has(lines, options.SectionHasValues))
            {
                return section;
            }
        }

        return null;
    }

    private static int EndOf(List<string> lines, int start)
    {
        var end = lines.FindIndex(start, line => new IniLine(line).IsHeader);
        return end < 0 ? lines.Count : end;
    }

    private bool Has(List<string> lines, IReadOnlyList<IniValue>? wanted)
    {
        var own = lines.GetRange(Start, End - Start).ConvertAll(line => new IniLine(line));
        return wanted is null || wanted.All(one =>
            own.Where(line => line.IsOption(one.Option)).Select(line => line.Value).ToList() is { Count: > 0 } values
            && (one.Values ?? (one.Value is null ? [] : [one.Value])).All(values.Contains));
    }
}
