namespace PlaybookRunner.Events;

/// <summary>Which task an event is about.</summary>
/// <param name="Id">A number that is the same for all hosts and differs between tasks of a run.</param>
/// <param name="Name">The name as shown: with its role, templates evaluated where that is possible.</param>
/// <param name="Action">The full name of the module or action.</param>
/// <param name="Position">Where it is written.</param>
public sealed record TaskIdentity(int Id, string Name, string Action, SourcePosition Position)
{
    /// <summary>The name alone, without the role.</summary>
    public string OwnName { get; init; } = Name;

    /// <summary>Whether it is a handler.</summary>
    public bool IsHandler { get; init; }

    /// <summary>Whether the task runs in check mode.</summary>
    public bool CheckMode { get; init; }
}
