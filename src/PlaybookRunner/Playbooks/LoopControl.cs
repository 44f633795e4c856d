using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>How a loop names and shows its items.</summary>
internal sealed record LoopControl
{
    public static readonly LoopControl Default = new();

    /// <summary>The variable that holds the item; null: <c>item</c>.</summary>
    public Setting<string>? LoopVar { get; init; }

    public Setting<string>? IndexVar { get; init; }

    /// <summary>What is shown for an item; null: the item itself.</summary>
    public ContentValue? Label { get; init; }

    /// <summary>Seconds between items.</summary>
    public Setting<double>? Pause { get; init; }

    /// <summary>Whether <c>ansible_loop</c> is set.</summary>
    public Setting<bool>? Extended { get; init; }

    /// <summary>Whether <c>ansible_loop.allitems</c> is set.</summary>
    public Setting<bool>? ExtendedAllItems { get; init; }

    /// <summary>The loop ends after the item for which all of these hold.</summary>
    public IReadOnlyList<Condition> BreakWhen { get; init; } = [];
}
