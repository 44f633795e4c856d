namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>blockinfile</c>.</summary>
[MutuallyExclusive("insertbefore", "insertafter")]
internal sealed class BlockInFileOptions : EditOptions
{
    /// <summary>Whether the block is there.</summary>
    public LineState State { get; init; } = LineState.Present;

    /// <summary>The marker line; <c>{mark}</c> stands for the begin or end word.</summary>
    public string Marker { get; init; } = "# {mark} ANSIBLE MANAGED BLOCK";

    /// <summary>The word of the first marker line.</summary>
    public string MarkerBegin { get; init; } = "BEGIN";

    /// <summary>The word of the last marker line.</summary>
    public string MarkerEnd { get; init; } = "END";

    /// <summary>The lines between the markers; empty removes the block.</summary>
    [Option(Aliases = ["content"])]
    public string Block { get; init; } = "";

    /// <summary>A regular expression for the line behind which a new block goes, or <c>EOF</c>.</summary>
    public string? Insertafter { get; init; }

    /// <summary>A regular expression for the line before which a new block goes, or <c>BOF</c>.</summary>
    public string? Insertbefore { get; init; }

    /// <summary>Whether a missing file is made.</summary>
    public bool Create { get; init; }

    /// <summary>The first marker line.</summary>
    internal string Begin => Marker.Replace("{mark}", MarkerBegin, StringComparison.Ordinal);

    /// <summary>The last marker line.</summary>
    internal string End => Marker.Replace("{mark}", MarkerEnd, StringComparison.Ordinal);
}
