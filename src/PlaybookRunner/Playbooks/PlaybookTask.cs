namespace PlaybookRunner.Playbooks;

/// <summary>A task: an action with its arguments and what to make of its result. (Not called Task, which .NET has a claim to.)</summary>
internal sealed record PlaybookTask : Step
{
    /// <summary>The module or action.</summary>
    public required ActionName Action { get; init; }

    public required TaskArguments Arguments { get; init; }

    /// <summary>Seconds the task may run detached; null: it is waited for.</summary>
    public Setting<long>? Async { get; init; }

    /// <summary>Seconds between looks at a detached task; 0: never.</summary>
    public Setting<long>? Poll { get; init; }

    public Loop? Loop { get; init; }

    public Setting<string>? Register { get; init; }

    public IReadOnlyList<Condition> ChangedWhen { get; init; } = [];

    public IReadOnlyList<Condition> FailedWhen { get; init; } = [];

    public IReadOnlyList<Condition> Until { get; init; } = [];

    public Setting<long>? Retries { get; init; }

    /// <summary>Seconds between retries.</summary>
    public Setting<double>? Delay { get; init; }

    /// <summary>The topics a handler answers to besides its name.</summary>
    public IReadOnlyList<string> Listen { get; init; } = [];

    /// <summary>The keywords around the task without its own: what the tasks of a dynamic include inherit.</summary>
    public required Keywords Around { get; init; }

    /// <summary>What a dynamic include says below <c>apply</c> for the tasks it brings in; null: nothing.</summary>
    public Keywords? Apply { get; init; }

    /// <summary>The folder of the file the task was written in: where its relative file names are looked up last but one.</summary>
    public required string Folder { get; init; }
}
