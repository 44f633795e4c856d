namespace PlaybookRunner.Modules;

/// <summary>A difference that a module made or would make.</summary>
public sealed record ModuleDiff
{
    /// <summary>The text before; null when there was none to show.</summary>
    public string? Before { get; init; }

    /// <summary>The text after; null when there is none to show.</summary>
    public string? After { get; init; }

    /// <summary>What the text before is: a path, or a phrase.</summary>
    public string BeforeHeader { get; init; } = "";

    /// <summary>What the text after is: a path, or a phrase.</summary>
    public string AfterHeader { get; init; } = "";

    /// <summary>A difference that the module computed itself; null to have it computed from the texts.</summary>
    public string? Prepared { get; init; }
}
