using PlaybookRunner.Commands;

namespace PlaybookRunner.Events;

/// <summary>A playbook begins.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Path">Its file.</param>
public sealed record PlaybookStarted(DateTimeOffset Time, string Path) : RunEvent(Time);

/// <summary>A play begins, or with <c>serial</c> a batch of it.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Name">The play's name, or its host pattern where it has none.</param>
/// <param name="Hosts">The hosts of the batch, in their order.</param>
/// <param name="CheckMode">Whether the play runs in check mode.</param>
public sealed record PlayStarted(DateTimeOffset Time, string Name, IReadOnlyList<string> Hosts, bool CheckMode) : RunEvent(Time);

/// <summary>A play matched no host and is skipped.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Name">The play's name.</param>
/// <param name="NoneRemaining">Whether there were hosts, but all of them failed before.</param>
public sealed record PlayWithoutHosts(DateTimeOffset Time, string Name, bool NoneRemaining) : RunEvent(Time);

/// <summary>The first host, or under <c>linear</c> a group of hosts, begins a task.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Task">The task.</param>
public sealed record TaskStarted(DateTimeOffset Time, TaskIdentity Task) : RunEvent(Time);

/// <summary>A host begins a task.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Task">The task.</param>
/// <param name="Host">The host.</param>
public sealed record HostTaskStarted(DateTimeOffset Time, TaskIdentity Task, string Host) : RunEvent(Time);

/// <summary>A running command wrote a line.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Task">The task.</param>
/// <param name="Host">The host.</param>
/// <param name="Line">The line.</param>
public sealed record TaskOutput(DateTimeOffset Time, TaskIdentity Task, string Host, OutputLine Line) : RunEvent(Time);

/// <summary>A task with <c>until</c> was not satisfied and is tried again.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Task">The task.</param>
/// <param name="Host">The host.</param>
/// <param name="RetriesLeft">How often it is tried from here on, at the most.</param>
/// <param name="Outcome">What the last try yielded.</param>
public sealed record TaskRetried(DateTimeOffset Time, TaskIdentity Task, string Host, long RetriesLeft, TaskOutcome Outcome) : RunEvent(Time);

/// <summary>A task with <c>async</c> that is waited for looked at its job.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Task">The task.</param>
/// <param name="Host">The host.</param>
/// <param name="JobId">The job.</param>
/// <param name="State">How it is going.</param>
public sealed record JobPolled(DateTimeOffset Time, TaskIdentity Task, string Host, string JobId, JobState State) : RunEvent(Time);

/// <summary>One item of a task's loop ended on a host.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Task">The task.</param>
/// <param name="Host">The host.</param>
/// <param name="Outcome">What the item yielded.</param>
public sealed record ItemCompleted(DateTimeOffset Time, TaskIdentity Task, string Host, TaskOutcome Outcome) : RunEvent(Time);

/// <summary>A task ended on a host.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Task">The task.</param>
/// <param name="Host">The host.</param>
/// <param name="Outcome">What the task yielded.</param>
public sealed record TaskCompleted(DateTimeOffset Time, TaskIdentity Task, string Host, TaskOutcome Outcome) : RunEvent(Time);

/// <summary>An include brought in a file or a role for hosts.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Task">The task that includes.</param>
/// <param name="Name">The file's path, or the role's name.</param>
/// <param name="Hosts">The hosts that go through it.</param>
/// <param name="Item">The loop item's label; null outside of loops.</param>
public sealed record ContentIncluded(DateTimeOffset Time, TaskIdentity Task, string Name, IReadOnlyList<string> Hosts, string? Item) : RunEvent(Time);

/// <summary>A handler was notified on a host.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Host">The host.</param>
/// <param name="Handler">The handler's name.</param>
public sealed record HandlerNotified(DateTimeOffset Time, string Host, string Handler) : RunEvent(Time);

/// <summary>Something deserves attention.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Code">The stable code; one of <see cref="ErrorCodes"/> or a plugin's own.</param>
/// <param name="Message">The message.</param>
/// <param name="Position">Where; null when it is not about a place in content.</param>
public sealed record WarningRaised(DateTimeOffset Time, string Code, string Message, SourcePosition? Position) : RunEvent(Time)
{
    /// <summary>The line or lines as they should read; null when there is nothing to correct.</summary>
    public string? Corrected { get; init; }
}

/// <summary>The run ended.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Summary">The counts for each host.</param>
public sealed record RunCompleted(DateTimeOffset Time, RunSummary Summary) : RunEvent(Time);
