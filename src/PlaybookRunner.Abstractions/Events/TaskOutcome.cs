using PlaybookRunner.Modules;

namespace PlaybookRunner.Events;

/// <summary>What a task or one item of its loop yielded on a host.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Result">The result's keys, as a template would see them when the task registers a variable; masked.</param>
public sealed record TaskOutcome(TaskStatus Status, IReadOnlyDictionary<string, object?> Result)
{
    /// <summary>Whether something was changed; a failed task may have changed something too.</summary>
    public bool Changed { get; init; }

    /// <summary>Whether the failure is ignored (<c>ignore_errors</c>, <c>ignore_unreachable</c>).</summary>
    public bool Ignored { get; init; }

    /// <summary>The item's label; null outside of loops.</summary>
    public string? Item { get; init; }

    /// <summary>Whether the task had a loop, whose items were told one by one.</summary>
    public bool HasItems { get; init; }

    /// <summary>The host that the task was delegated to; null when it ran on its own.</summary>
    public string? DelegatedTo { get; init; }

    /// <summary>What changed in which file, in diff mode.</summary>
    public IReadOnlyList<ModuleDiff> Diff { get; init; } = [];

    /// <summary>The error with its place where content caused the failure; null when the machine did.</summary>
    public PlaybookException? Error { get; init; }

    /// <summary>
    /// The failure as it is printed, masked: message, place, the lines around it, and the chain of causes; where the machine failed, the place is that of the
    /// task. Null where the task did not fail or must not be shown (<c>no_log</c>).
    /// </summary>
    public string? ErrorText { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How many round trips to the target it took.</summary>
    public long RoundTrips { get; init; }

    /// <summary>Whether the result is only shown on request, as that of <c>debug</c> always is (false) and of <c>stat</c> is not (true).</summary>
    public bool IsQuiet { get; init; } = true;
}
