using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>What <c>meta/main.yml</c> and <c>meta/argument_specs.yml</c> say.</summary>
internal sealed record RoleMetadata
{
    public static readonly RoleMetadata Empty = new();

    /// <summary>Whether the role runs each time it is used; otherwise once for a host and the same parameters.</summary>
    public bool AllowDuplicates { get; init; }

    /// <summary>Collections searched for short names in this role.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>Argument specifications by entry point (<c>main</c> …), as they were written.</summary>
    public VariableSet ArgumentSpecs { get; init; } = VariableSet.Empty;
}
