using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Makes sure that a line is in a text file, or is not.</summary>
[Module("ansible.builtin.lineinfile")]
internal sealed partial class LineinfileModule : IModule<LineinfileOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(LineinfileOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        Check(options);
        var edit = new TextEdit(options.Path, options, call) { Backup = options.Backup, Validate = options.Validate };
        var file = await edit.ReadAsync(encoding: null, cancellationToken);
        if (!file.Status.Exists && options.State == Presence.Absent)
        {
            return ModuleResult.Of(changed: false, "file not present");
        }

        TextEdit.RequireFile(file, options.Create, $"Destination {file.Status.Path} does not exist !");
        var lines = TextLines.Of(file.Text);
        if (options.State == Presence.Absent)
        {
            return await RemoveAsync(options, edit, file, lines, cancellationToken);
        }

        var message = Put(options, file, lines);
        return WithBackup((await edit.SaveAsync(file, string.Concat(lines), message, cancellationToken)).Result);
    }

    private static void Check(LineinfileOptions options)
    {
        var message = options switch
        {
            { State: Presence.Present, Backrefs: true, Regexp: null } => "regexp is required with backrefs=true",
            { State: Presence.Present, Line: null } => "line is required with state=present",
            { State: Presence.Absent, Line: null, Regexp: null, SearchString: null } => "one of line, search_string, or regexp is required with state=absent",
            _ => null,
        };
        if (message is not null)
        {
            throw new ModuleFailedException(message);
        }
    }

    /// <returns>What was done.</returns>
    private static string Put(LineinfileOptions options, EditedText file, List<string> lines)
    {
        var line = file.Adapt(options.Line!);
        var pattern = options.Regexp is null ? null : LinePattern.Read("regexp", file.Adapt(options.Regexp));
        var match = TextLines.Find(lines, options.Firstmatch, Matcher(options, file, pattern));
        var found = match >= 0 || options.Backrefs ? match : TextLines.Find(lines, options.Firstmatch, IsLine(line));
        if (found < 0)
        {
            return options.Backrefs ? "" : Insert(lines, Position(options, file, lines), line + "\n");
        }

        var wanted = options.Backrefs ? Expand(pattern!, lines[found], line) : line;
        wanted = wanted.EndsWith('\n') ? wanted : wanted + "\n";
        if (lines[found] == wanted)
        {
            return "";
        }

        lines[found] = wanted;
        return "line replaced";
    }

    private static Predicate<string> Matcher(LineinfileOptions options, EditedText file, PythonRegex? pattern)
    {
        if (pattern is not null)
        {
            return line => pattern.Search(line) is not null;
        }

        return options.SearchString is { } search
            ? line => line.Contains(file.Adapt(search), StringComparison.Ordinal)
            : _ => false;
    }

    private static Predicate<string> IsLine(string line) => other => other.AsSpan().TrimEnd("\r\n").SequenceEqual(line);

    // The groups are those of the match in the whole line, but only the match is written.
    private static string Expand(PythonRegex pattern, string line, string replacement)
    {
        var match = pattern.Search(line)!;
        var replaced = pattern.Replace(line, replacement, 1, Limits.Default);
        return replaced[match.Start..(replaced.Length - (line.Length - match.End))];
    }

    private static int Position(LineinfileOptions options, EditedText file, List<string> lines)
    {
        if (options.Insertbefore is { } before)
        {
            return before == "BOF" ? 0 : Sought("insertbefore", before) is var place and >= 0 ? place : lines.Count;
        }

        return options.Insertafter is null or "EOF" || Sought("insertafter", options.Insertafter) is not (var after and >= 0) ? lines.Count : after + 1;

        int Sought(string option, string pattern)
        {
            var regex = LinePattern.Read(option, file.Adapt(pattern));
            return TextLines.Find(lines, options.Firstmatch, line => regex.Search(line) is not null);
        }
    }

    private static string Insert(List<string> lines, int position, string line)
    {
        if (position == lines.Count)
        {
            TextLines.Terminate(lines);
        }

        lines.Insert(position, line);
        return "line added";
    }

    private static async Task<ModuleResult> RemoveAsync(
        LineinfileOptions options, TextEdit edit, EditedText file, List<string> lines, CancellationToken cancellationToken)
    {
        var pattern = options.Regexp is null ? null : LinePattern.Read("regexp", file.Adapt(options.Regexp));
        var isSought = pattern is null && options.SearchString is null ? IsLine(file.Adapt(options.Line!)) : Matcher(options, file, pattern);
        var count = lines.RemoveAll(isSought);
        var saved = await edit.SaveAsync(file, string.Concat(lines), count > 0 ? $"{count} line(s) removed" : "", cancellationToken);
        return WithBackup(saved.Result).With("found", (long)count);
    }

    // Here the reference has another name for it, and always gives it.
    private static ModuleResult WithBackup(ModuleResult result)
    {
        var values = new OrderedDictionary<string, object?>(result.Values);
        values.Remove("backup_file", out var path);
        values["backup"] = path ?? "";
        return result with { Values = values };
    }
}
