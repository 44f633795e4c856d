using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Replaces all matches of a regular expression in a text file.</summary>
[Module("ansible.builtin.replace")]
internal sealed partial class ReplaceModule : IModule<ReplaceOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(ReplaceOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var file = await EditedFile.ReadAsync(options.Path, call, cancellationToken);
        if (!file.Exists)
            throw new ModuleFailedException(ModuleResult.Fail($"Path {file.Path} does not exist !").With("rc", 257L));
        if (Section(file.Text, options) is not { } section)
            return ModuleResult.Of(changed: false, $"Pattern for before/after params did not match the given file: {options.After ?? options.Before}");
        var regex = new PythonRegex(options.Regexp, PythonRegexFlags.MultiLine);
        var part = file.Text[section];
        var count = regex.FindAll(part).Count();
        var replaced = regex.Replace(part, options.Replace, 0, Limits.Default);
        var text = string.Concat(file.Text.AsSpan(0, section.Start.Value), replaced, file.Text.AsSpan(section.End.Value));
        return await file.WriteAsync(text, $"{count} replacements made", options, call, cancellationToken);
    }

    // The part behind the first match of 'after' and before the next one of 'before'.
    private static Range? Section(string text, ReplaceOptions options)
    {
        var start = 0;
        if (options.After is { } after)
        {
            if (new PythonRegex(after, PythonRegexFlags.DotAll).Search(text) is not { } match)
                return null;
            start = match.End;
        }

        if (options.Before is not { } before)
            return start..text.Length;
        return new PythonRegex(before, PythonRegexFlags.DotAll).Search(text[start..]) is { } end ? start..(start + end.Start) : null;
    }
}

/// <summary>The options of <c>replace</c>.</summary>
internal sealed class ReplaceOptions : EditOptions
{
    /// <summary>The regular expression, by Python's rules; <c>^</c> and <c>$</c> match at lines.</summary>
    public required string Regexp { get; init; }

    /// <summary>What takes the place of each match; may refer to groups.</summary>
    public string Replace { get; init; } = "";

    /// <summary>Only what stands behind the first match of this is changed.</summary>
    public string? After { get; init; }

    /// <summary>Only what stands before the first match of this is changed.</summary>
    public string? Before { get; init; }

    /// <summary>Accepted; files are read and written as UTF-8.</summary>
    public string Encoding { get; init; } = "utf-8";
}
