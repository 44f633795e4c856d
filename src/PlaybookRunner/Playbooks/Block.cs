namespace PlaybookRunner.Playbooks;

/// <summary>A list of steps with what to do when one fails and what to do in any case.</summary>
internal sealed record Block : Step
{
    public required IReadOnlyList<Step> Body { get; init; }

    public IReadOnlyList<Step> Rescue { get; init; } = [];

    public IReadOnlyList<Step> Always { get; init; } = [];

    /// <summary>What the block is repeated for (one of the lenient forms: Ansible has no loops over blocks).</summary>
    public Loop? Loop { get; init; }

    /// <summary>The block is repeated until these hold, at most <see cref="Retries"/> times (lenient as well); without a condition, until it succeeds.</summary>
    public IReadOnlyList<Condition> Until { get; init; } = [];

    public Setting<long>? Retries { get; init; }

    /// <summary>Seconds between retries.</summary>
    public Setting<double>? Delay { get; init; }
}
