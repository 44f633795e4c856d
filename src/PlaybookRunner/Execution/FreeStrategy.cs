using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>Hosts take their tasks as they come, without waiting for each other.</summary>
internal sealed class FreeStrategy(TaskAnnouncer announcer) : IStrategy
{
    public Task<TaskTurn> TakeAsync(HostRun host, StepPosition position, PlaybookTask task, bool isHandler, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(announcer.Announce(task, [host], isHandler));
    }

    public void Leave(HostRun host)
    {
    }
}
