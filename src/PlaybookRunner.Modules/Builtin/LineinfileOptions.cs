namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>lineinfile</c>.</summary>
[MutuallyExclusive("insertbefore", "insertafter")]
[MutuallyExclusive("regexp", "search_string")]
[MutuallyExclusive("backrefs", "search_string")]
internal sealed class LineinfileOptions : FileAttributeOptions
{
    /// <summary>The file to edit.</summary>
    [Option(Aliases = ["dest", "destfile", "name"], IsPath = true)]
    public required string Path { get; init; }

    /// <summary>Whether the line shall be there or not.</summary>
    public Presence State { get; init; } = Presence.Present;

    /// <summary>The line. With <see cref="Backrefs"/> it may refer to groups of <see cref="Regexp"/>.</summary>
    [Option(Aliases = ["value"])]
    public string? Line { get; init; }

    /// <summary>A regular expression of Python. The last line that it matches is replaced; with <c>absent</c>, all such lines are removed.</summary>
    [Option(Aliases = ["regex"])]
    public string? Regexp { get; init; }

    /// <summary>A text. The last line that contains it is replaced; with <c>absent</c>, all such lines are removed.</summary>
    public string? SearchString { get; init; }

    /// <summary>Whether <see cref="Line"/> refers to groups of <see cref="Regexp"/>. Nothing is added then when no line matches.</summary>
    public bool Backrefs { get; init; }

    /// <summary>Where a line is added when none matches: after the last line that this regular expression matches, or at the end (<c>EOF</c>).</summary>
    public string? Insertafter { get; init; }

    /// <summary>Where a line is added when none matches: before the last line that this regular expression matches, or at the start (<c>BOF</c>).</summary>
    public string? Insertbefore { get; init; }

    /// <summary>Whether the first match counts instead of the last.</summary>
    public bool Firstmatch { get; init; }

    /// <summary>Whether the file is made when it is missing.</summary>
    public bool Create { get; init; }

    /// <summary>Whether the old file is kept beside the new one, with the time in its name.</summary>
    public bool Backup { get; init; }

    /// <summary>A command that checks the new file before it is put in place; <c>%s</c> in it is the file's path.</summary>
    public string? Validate { get; init; }
}
