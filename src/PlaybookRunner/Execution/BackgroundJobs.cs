using System.Collections.Concurrent;
using PlaybookRunner.Events;

namespace PlaybookRunner.Execution;

/// <summary>The jobs of a run that the engine itself does (<c>async</c> with <c>poll: 0</c>, of modules that cannot leave their work running on the target).</summary>
internal sealed class BackgroundJobs(EventHub events) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RunningJob> _running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();

    /// <summary>Starts one.</summary>
    /// <param name="id">The job's id.</param>
    /// <param name="description">What it is, for people.</param>
    /// <param name="position">The task's place.</param>
    /// <param name="work">The work; it never throws for what content or machines do.</param>
    public void Start(string id, string description, SourcePosition position, Func<CancellationToken, Task> work)
    {
        var job = new RunningJob(description, position, Task.Run(() => work(_end.Token), CancellationToken.None));
        _running[id] = job;
        _ = job.Work.ContinueWith(
            _ => _running.TryRemove(KeyValuePair.Create(id, job)), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    /// <summary>Waits for the jobs that tasks have left: the engine does their work, so that a run that ended would end it.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        foreach (var job in _running.Values.Where(job => !job.Work.IsCompleted))
        {
            events.Warn(ErrorCodes.JobLeftRunning, $"the job '{job.Description}' is still running; the run ends when it has ended", job.Position);
            await job.Work.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends what is still running: the run was broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running.Values.Select(job => job.Work)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private sealed record RunningJob(string Description, SourcePosition Position, Task Work);
}
