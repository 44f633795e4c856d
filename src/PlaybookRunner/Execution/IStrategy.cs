using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>Decides when a host may take its next task; nothing else.</summary>
internal interface IStrategy
{
    /// <summary>Waits until the host may take the task.</summary>
    /// <returns>What the hosts that take it together share.</returns>
    /// <exception cref="PlayEndedException">The play ended for all hosts while this one waited.</exception>
    Task<TaskTurn> TakeAsync(HostRun host, StepPosition position, PlaybookTask task, bool isHandler, CancellationToken cancellationToken);

    /// <summary>The host takes no further task of this batch.</summary>
    void Leave(HostRun host);
}
