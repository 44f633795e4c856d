using PlaybookRunner.Events;

namespace PlaybookRunner.Execution;

/// <summary>A task taken by one or more hosts together, and what they share for it.</summary>
/// <param name="identity">The task in events.</param>
/// <param name="hosts">The hosts, in the order of the play; a host for which the play had ended when the turn began is not among them.</param>
internal sealed class TaskTurn(TaskIdentity identity, IReadOnlyList<HostRun> hosts)
{
    private readonly TaskCompletionSource<TaskResult> _sharedResult = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allIncluded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<HostRun> _hosts = [.. hosts];
    private readonly Dictionary<HostRun, IReadOnlyList<Inclusion>> _inclusions = [];
    private readonly Lock _lock = new();
    private Task<bool>? _confirmation;

    public TaskIdentity Identity { get; } = identity;

    public IReadOnlyList<HostRun> Hosts { get; } = hosts;

    public bool Includes(HostRun host) => _hosts.Contains(host);

    /// <summary>Whether the task is wanted; asked once for all hosts of the turn.</summary>
    /// <param name="ask">Asks.</param>
    public Task<bool> ConfirmAsync(Func<Task<bool>> ask)
    {
        lock (_lock)
            return _confirmation ??= ask();
    }

    /// <summary>Whether the host is the one that runs a task with <c>run_once</c>.</summary>
    public bool IsFirst(HostRun host) => ReferenceEquals(Hosts[0], host);

    /// <summary>The result of a task with <c>run_once</c>, for the hosts that did not run it.</summary>
    public Task<TaskResult> SharedResult => _sharedResult.Task;

    public void Share(TaskResult result) => _sharedResult.TrySetResult(result);

    public void ShareFailure(Exception exception)
    {
        _sharedResult.TrySetException(exception);
        _ = _sharedResult.Task.Exception;
    }

    /// <summary>Says what the host includes with this task, and waits until all hosts of the turn have said so.</summary>
    /// <returns>What all hosts include, each distinct thing once, in the order of hosts and items.</returns>
    public async Task<IReadOnlyList<Inclusion>> IncludeAsync(HostRun host, IReadOnlyList<Inclusion> inclusions, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _inclusions.TryAdd(host, inclusions);
            if (_inclusions.Count == Hosts.Count)
                _allIncluded.TrySetResult();
        }

        await _allIncluded.Task.WaitAsync(cancellationToken);
        return [.. Hosts.SelectMany(each => _inclusions[each]).Distinct()];
    }

    /// <summary>The host has left the turn, however that came: nobody waits for it any longer. Does nothing where the host has done its part.</summary>
    public void Leave(HostRun host)
    {
        lock (_lock)
        {
            _inclusions.TryAdd(host, []);
            if (_inclusions.Count == Hosts.Count)
                _allIncluded.TrySetResult();
        }

        if (IsFirst(host))
            ShareFailure(new PlayEndedException(PlayEndScope.Batch));
    }

    /// <summary>The hosts of the turn that include a thing.</summary>
    public IReadOnlyList<HostRun> HostsOf(Inclusion inclusion) => [.. Hosts.Where(host => _inclusions[host].Contains(inclusion))];
}
