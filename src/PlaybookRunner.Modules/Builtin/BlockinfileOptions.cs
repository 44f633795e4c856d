namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>blockinfile</c>.</summary>
[MutuallyExclusive("insertbefore", "insertafter")]
internal sealed class BlockinfileOptions : FileAttributeOptions
{
    /// <summary>The file to edit.</summary>
    [Option(Aliases = ["dest", "destfile", "name"], IsPath = true)]
    public required string Path { get; init; }

    /// <summary>Whether the block shall be there or not.</summary>
    public Presence State { get; init; } = Presence.Present;

    /// <summary>The lines between the markers. An empty block is removed.</summary>
    [Option(Aliases = ["content"])]
    public string Block { get; init; } = "";

    /// <summary>The line before and after the block; <c>{mark}</c> in it becomes <see cref="MarkerBegin"/> and <see cref="MarkerEnd"/>.</summary>
    public string Marker { get; init; } = "# {mark} ANSIBLE MANAGED BLOCK";

    /// <summary>What the marker before the block says.</summary>
    public string MarkerBegin { get; init; } = "BEGIN";

    /// <summary>What the marker after the block says.</summary>
    public string MarkerEnd { get; init; } = "END";

    /// <summary>Where a new block goes: after the last line that this regular expression matches, or at the end (<c>EOF</c>).</summary>
    public string? Insertafter { get; init; }

    /// <summary>Where a new block goes: before the last line that this regular expression matches, or at the start (<c>BOF</c>).</summary>
    public string? Insertbefore { get; init; }

    /// <summary>Whether a blank line stands between the block and what follows.</summary>
    public bool AppendNewline { get; init; }

    /// <summary>Whether a blank line stands between the block and what goes before.</summary>
    public bool PrependNewline { get; init; }

    /// <summary>Whether the file is made when it is missing.</summary>
    public bool Create { get; init; }

    /// <summary>Whether the old file is kept beside the new one, with the time in its name.</summary>
    public bool Backup { get; init; }

    /// <summary>A command that checks the new file before it is put in place; <c>%s</c> in it is the file's path.</summary>
    public string? Validate { get; init; }
}
