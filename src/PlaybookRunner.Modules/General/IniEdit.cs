using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.General;

/// <summary>Edits the lines of an INI file.</summary>
/// <param name="options">What shall be.</param>
/// <param name="lines">The lines, which are changed.</param>
internal sealed class IniEdit(IniFileOptions options, List<string> lines)
{
    /// <returns>What was done, in the reference's words.</returns>
    public string Run()
    {
        if (IniSection.Find(lines, options) is not { } section)
        {
            return options.State == Presence.Present ? AddSection() : "OK";
        }

        return (options.State, options.Option) switch
        {
            (Presence.Present, null) => "OK",
            (Presence.Present, { } option) => Put(section, option),
            (_, null) => RemoveSection(section),
            (_, { } option) => RemoveOption(section, option),
        };
    }

    private string AddSection()
    {
        TextLines.Terminate(lines);
        if (lines.Count == 0)
        {
            lines.Add("\n");
        }

        lines.Add($"[{options.Section}]\n");
        AddValues(options.SectionHasValues?.Where(one => one.Option != options.Option) ?? []);
        if (options.Option is not { } option)
        {
            return "only section added";
        }

        lines.AddRange(LinesOf(option, options.WantedValues));
        return "section and option added";
    }

    private void AddValues(IEnumerable<IniValue> values)
    {
        foreach (var one in values)
        {
            lines.AddRange(LinesOf(one.Option, one.Values ?? (one.Value is null ? [] : [one.Value])));
        }
    }

    private string Put(IniSection section, string option)
    {
        var missing = LinesOf(option, options.WantedValues).ToList();
        var before = lines.ToList();
        KeepRight(section, option, missing);
        section = ReplaceWrong(section, option, missing);
        var changed = !lines.SequenceEqual(before);
        if (missing.Count == 0)
        {
            return changed ? "option changed" : "OK";
        }

        var end = section.End;
        while (end > section.Start && new IniLine(lines[end - 1]).IsFiller)
        {
            end--;
        }

        if (end > 0 && !lines[end - 1].EndsWith('\n'))
        {
            lines[end - 1] += "\n";
        }

        lines.InsertRange(end, missing);
        return "option added";
    }

    // Lines whose value is wanted stay where they are; each satisfies one of those wanted.
    private void KeepRight(IniSection section, string option, List<string> missing)
    {
        for (var i = section.Start; i < section.End; i++)
        {
            var line = new IniLine(lines[i]);
            var same = line.IsOption(option) ? missing.FindIndex(wanted => new IniLine(wanted).Value == line.Value) : -1;
            if (same < 0)
            {
                continue;
            }

            lines[i] = options.IgnoreSpaces ? lines[i] : missing[same] is var wanted && lines[i].EndsWith('\n') ? wanted : wanted.TrimEnd('\n');
            missing.RemoveAt(same);
        }
    }

    // Other lines of the option take the values that are still missing, and go when none is.
    private IniSection ReplaceWrong(IniSection section, string option, List<string> missing)
    {
        var right = LinesOf(option, options.WantedValues).Select(line => new IniLine(line).Value).ToHashSet();
        for (var i = section.Start; options.Exclusive && i < section.End; i++)
        {
            var line = new IniLine(lines[i]);
            var isActive = line.IsOption(option);
            if ((isActive && right.Contains(line.Value)) || !(isActive || line.IsOption(option, options.ModifyInactiveOption)))
            {
                continue;
            }

            if (missing.Count > 0)
            {
                lines[i] = missing[0];
                missing.RemoveAt(0);
            }
            else if (isActive)
            {
                lines.RemoveAt(i--);
                section = section with { End = section.End - 1 };
            }
        }

        return section;
    }

    private string RemoveSection(IniSection section)
    {
        lines.RemoveRange(Math.Max(section.Header, 0), section.End - Math.Max(section.Header, 0));
        return "section removed";
    }

    private string RemoveOption(IniSection section, string option)
    {
        var own = lines.GetRange(section.Start, section.End - section.Start);
        var count = own.RemoveAll(text => new IniLine(text) is var line
            && line.IsOption(option)
            && (options.Exclusive || options.WantedValues.Contains(line.Value)));
        lines.RemoveRange(section.Start, section.End - section.Start);
        lines.InsertRange(section.Start, own);
        return count > 0 ? "option changed" : "OK";
    }

    private IEnumerable<string> LinesOf(string option, IReadOnlyList<string> values)
    {
        var equals = options.NoExtraSpaces ? "=" : " = ";
        return values.Count == 0 ? [option + "\n"] : values.Select(value => $"{option}{equals}{value}\n");
    }
}
