using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>What holds for the steps a host is walking through beyond what they say themselves.</summary>
internal sealed record WalkFrame
{
    public static readonly WalkFrame Outermost = new();

    /// <summary>Variables that includes brought in (loop items, parameters), the innermost first.</summary>
    public IReadOnlyList<IVariableLayer> Includes { get; init; } = [];

    /// <summary>Whether the steps are handlers.</summary>
    public bool IsHandler { get; init; }

    public WalkFrame Inside(IVariableLayer layer) => this with { Includes = [layer, .. Includes] };
}
