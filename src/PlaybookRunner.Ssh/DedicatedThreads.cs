namespace PlaybookRunner.Ssh;

/// <summary>
/// Runs calls that block on threads of their own: SSH.NET's streams and channel requests wait inside the call, and hundreds of hosts
/// doing so on the thread pool would starve everything else. A thread that has nothing to do waits a while for more and then ends.
/// </summary>
internal sealed class DedicatedThreads
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private readonly Queue<Action> _calls = new();
    private int _idle;

    public Task RunAsync(Action call) => RunAsync(() =>
    {
        call();
        return true;
    });

    public Task<T> RunAsync<T>(Func<T> call)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(() =>
        {
            try
            {
                outcome.SetResult(call());
            }
            catch (Exception exception)
            {
                outcome.SetException(exception);
            }
        });
        return outcome.Task;
    }

    private void Enqueue(Action call)
    {
        lock (_lock)
        {
            _calls.Enqueue(call);
            if (_idle >= _calls.Count)
            {
                Monitor.Pulse(_lock);
                return;
            }
        }

        new Thread(Work) { IsBackground = true, Name = "ssh" }.Start();
    }

    private void Work()
    {
        while (Next() is { } call)
        {
            call();
        }
    }

    private Action? Next()
    {
        lock (_lock)
        {
            if (_calls.Count == 0)
            {
                _idle++;
                Monitor.Wait(_lock, Patience);
                _idle--;
            }

            return _calls.TryDequeue(out var call) ? call : null;
        }
    }
}
