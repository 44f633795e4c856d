using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>At most <c>forks</c> hosts are under way at a time, and each goes to the play's end before another one starts.</summary>
internal sealed class HostPinnedStrategy(TaskAnnouncer announcer, int forks) : IStrategy
{
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly HashSet<HostRun> _placed = [];
    private readonly Lock _lock = new();
    private int _places = forks;

    public async Task<TaskTurn> TakeAsync(HostRun host, StepPosition position, PlaybookTask task, bool isHandler, CancellationToken cancellationToken)
    {
        await PlaceAsync(host).WaitAsync(cancellationToken);
        return announcer.Announce(task, [host], isHandler);
    }

    public void Leave(HostRun host)
    {
        lock (_lock)
        {
            if (!_placed.Remove(host))
                return;
            if (_waiting.TryDequeue(out var next))
                next.SetResult();
            else
                _places++;
        }
    }

    private Task PlaceAsync(HostRun host)
    {
        lock (_lock)
        {
            if (!_placed.Add(host))
                return Task.CompletedTask;
            if (_places > 0)
            {
                _places--;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            return turn.Task;
        }
    }
}
