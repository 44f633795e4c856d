namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>lineinfile</c>.</summary>
[MutuallyExclusive("insertbefore", "insertafter")]
[MutuallyExclusive("regexp", "search_string")]
[MutuallyExclusive("backrefs", "search_string")]
internal sealed class LineInFileOptions : EditOptions
{
    /// <summary>A regular expression, by Python's rules, that is searched in each line.</summary>
    [Option(Aliases = ["regex"])]
    public string? Regexp { get; init; }

    /// <summary>A text that is searched in each line.</summary>
    public string? SearchString { get; init; }

    /// <summary>Whether the line is there.</summary>
    public LineState State { get; init; } = LineState.Present;

    /// <summary>The line.</summary>
    [Option(Aliases = ["value"])]
    public string? Line { get; init; }

    /// <summary>Whether <c>line</c> may refer to groups of <c>regexp</c>; without a match nothing is done then.</summary>
    public bool Backrefs { get; init; }

    /// <summary>A regular expression for the line behind which a new line goes, or <c>EOF</c>.</summary>
    public string? Insertafter { get; init; }

    /// <summary>A regular expression for the line before which a new line goes, or <c>BOF</c>.</summary>
    public string? Insertbefore { get; init; }

    /// <summary>Whether a missing file is made.</summary>
    public bool Create { get; init; }

    /// <summary>Whether the first match counts for <c>insertafter</c> and <c>insertbefore</c> instead of the last.</summary>
    public bool Firstmatch { get; init; }
}

/// <summary>Whether a line is there.</summary>
internal enum LineState
{
    /// <summary>It is.</summary>
    Present,

    /// <summary>It is not.</summary>
    Absent,
}
