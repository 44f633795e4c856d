using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>
/// All hosts take a task together: a host that reaches one waits, and when all active hosts wait, those at the earliest position in the play are let through.
/// </summary>
internal sealed class LinearStrategy(IReadOnlyList<HostRun> hosts, TaskAnnouncer announcer) : IStrategy
{
    private readonly Lock _lock = new();
    private readonly HashSet<HostRun> _active = [.. hosts];
    private readonly Dictionary<HostRun, Waiter> _waiting = [];

    public Task<TaskTurn> TakeAsync(HostRun host, StepPosition position, PlaybookTask task, bool isHandler, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(position, task, isHandler);
        List<Waiter>? released;
        lock (_lock)
        {
            _waiting[host] = waiter;
            released = ReleaseIfAllWait();
        }

        Complete(released);
        return waiter.Turn.Task.WaitAsync(cancellationToken);
    }

    public void Leave(HostRun host)
    {
        List<Waiter>? released;
        lock (_lock)
        {
            _active.Remove(host);
            _waiting.Remove(host);
            released = ReleaseIfAllWait();
        }

        Complete(released);
    }

    private List<Waiter>? ReleaseIfAllWait()
    {
        if (_waiting.Count == 0 || _waiting.Count < _active.Count)
            return null;
        var earliest = _waiting.Values.Min(waiter => waiter.Position);
        var group = hosts.Where(host => _waiting.TryGetValue(host, out var waiter) && waiter.Position.Equals(earliest)).ToList();
        var waiters = group.ConvertAll(host => _waiting[host]);
        var first = waiters[0];
        first.Group = group;
        foreach (var host in group)
            _waiting.Remove(host);
        return waiters;
    }

    // Outside of the lock: announcing renders the task's name and tells observers.
    private void Complete(List<Waiter>? released)
    {
        if (released is null)
            return;
        var first = released[0];
        try
        {
            var turn = announcer.Announce(first.Task, first.Group!, first.IsHandler);
            foreach (var waiter in released)
                waiter.Turn.TrySetResult(turn);
        }
        catch (Exception exception)
        {
            foreach (var waiter in released)
                waiter.Turn.TrySetException(exception);
        }
    }

    private sealed record Waiter(StepPosition Position, PlaybookTask Task, bool IsHandler)
    {
        public TaskCompletionSource<TaskTurn> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<HostRun>? Group { get; set; }
    }
}
