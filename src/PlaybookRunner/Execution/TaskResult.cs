using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using TaskStatus = PlaybookRunner.Events.TaskStatus;

namespace PlaybookRunner.Execution;

/// <summary>What a task or one item of its loop yielded, before it is registered and shown.</summary>
internal sealed record TaskResult
{
    /// <summary>The result's keys as a registered variable has them.</summary>
    public required Dict Values { get; init; }

    public bool Changed { get; init; }

    public bool Failed { get; init; }

    public bool Skipped { get; init; }

    public bool Unreachable { get; init; }

    /// <summary>Whether the work goes on on the target as a job.</summary>
    public bool IsLeftRunning { get; init; }

    /// <summary>Whether the failure is ignored.</summary>
    public bool Ignored { get; init; }

    /// <summary>Whether nothing of it may be shown (<c>no_log</c>).</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether the result is shown at any verbosity (<c>debug</c>).</summary>
    public bool IsShownAlways { get; init; }

    public IReadOnlyDictionary<string, object?>? Facts { get; init; }

    public IReadOnlyList<ResultEffect> Effects { get; init; } = [];

    public IReadOnlyList<ModuleDiff> Diff { get; init; } = [];

    public PlaybookException? Error { get; init; }

    /// <summary>The kind of a failure that no content caused; one of <see cref="ErrorCodes"/>.</summary>
    public string FailureCode { get; init; } = ErrorCodes.ModuleFailed;

    /// <summary>The condition of <c>failed_when</c> that made it a failure; null for any other.</summary>
    public SourcePosition? FailedBy { get; init; }

    public string? DelegatedTo { get; init; }

    /// <summary>The item's label; null outside of loops.</summary>
    public string? ItemLabel { get; init; }

    public long RoundTrips { get; init; }

    /// <summary>The results of a loop's items; empty outside of loops.</summary>
    public IReadOnlyList<TaskResult> Items { get; init; } = [];

    /// <summary>What an include or role include brings in.</summary>
    public IReadOnlyList<PendingInclude> Includes { get; init; } = [];

    public TaskStatus Status => this switch
    {
        { Unreachable: true } => TaskStatus.Unreachable,
        { Failed: true } => TaskStatus.Failed,
        { Skipped: true } => TaskStatus.Skipped,
        { Changed: true } => TaskStatus.Changed,
        _ => TaskStatus.Ok,
    };

    /// <summary>A result whose task was not run.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="condition">The condition that did not hold; null when it was something else.</param>
    public static TaskResult Skip(string reason, object? condition = null)
    {
        var values = new Dict { ["changed"] = false, ["skipped"] = true, ["skip_reason"] = reason };
        if (condition is not null)
            values["false_condition"] = condition;
        return new TaskResult { Values = values, Skipped = true };
    }

    /// <summary>A result of a failure that the task itself did not report.</summary>
    public static TaskResult Fail(string message, PlaybookException? error = null) =>
        new() { Values = new Dict { ["changed"] = false, ["failed"] = true, ["msg"] = message }, Failed = true, Error = error };
}
