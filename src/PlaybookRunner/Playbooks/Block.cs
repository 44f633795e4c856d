namespace PlaybookRunner.Playbooks;

/// <summary>A list of steps with what to do when one fails and what to do in any case.</summary>
internal sealed record Block : Step
{
    public required IReadOnlyList<Step> Body { get; init; }

    public IReadOnlyList<Step> Rescue { get; init; } = [];

    public IReadOnlyList<Step> Always { get; init; } = [];
}
