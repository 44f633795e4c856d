using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>At most <c>forks</c> hosts are under way at a time, and each goes to the play's end before another one starts.</summary>
internal sealed class HostPinnedStrategy(TaskAnnouncer announcer, int forks) : IStrategy
{
    private readonly Places _places = new(forks);
    private readonly HashSet<HostRun> _placed = [];
    private readonly Lock _lock = new();

    public async Task<TaskTurn> TakeAsync(HostRun host, StepPosition position, PlaybookTask task, bool isHandler, CancellationToken cancellationToken)
    {
        if (!IsPlaced(host))
        {
            await _places.EnterAsync(cancellationToken);
            lock (_lock)
                _placed.Add(host);
        }

        return announcer.Announce(task, [host], isHandler);
    }

    public void Leave(HostRun host)
    {
        lock (_lock)
        {
            if (!_placed.Remove(host))
                return;
        }

        _places.Leave();
    }

    private bool IsPlaced(HostRun host)
    {
        lock (_lock)
            return _placed.Contains(host);
    }
}
