using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Inventory;
using PlaybookRunner.Variables;
using TaskStatus = PlaybookRunner.Events.TaskStatus;

namespace PlaybookRunner.Execution;

/// <summary>What a run knows of a host from its first task to its last, over all plays.</summary>
internal sealed class HostState(Host host, FactCache cache)
{
    private readonly Lock _lock = new();
    private volatile VariableSet[] _included = [];
    private readonly Lazy<FactLayer> _facts = new(() => new FactLayer(cache.Load(host.Name)));
    private int _ok;
    private int _changed;
    private int _unreachable;
    private int _failed;
    private int _skipped;
    private int _rescued;
    private int _ignored;

    public Host Host { get; } = host;

    public string Name => Host.Name;

    /// <summary>The facts of this run and those that the cache held before it.</summary>
    public FactLayer Facts => _facts.Value;

    /// <summary>What <c>register</c> and <c>set_fact</c> set.</summary>
    public ValueLayer Values { get; } = new();

    /// <summary>What <c>include_vars</c> read, the latest first.</summary>
    public IReadOnlyList<IVariableLayer> Included => _included;

    /// <summary>Whether the host takes no further part: it failed or is unreachable.</summary>
    public bool IsOut => IsFailed || IsUnreachable;

    public bool IsFailed { get; private set; }

    public bool IsUnreachable { get; private set; }

    public void Include(VariableSet variables)
    {
        lock (_lock)
            _included = [variables, .. _included];
    }

    public void AddFacts(IEnumerable<KeyValuePair<string, object?>> facts)
    {
        Facts.Add(facts);
        cache.Save(Name, Facts.Original);
    }

    /// <summary>Forgets the facts, in the cache too.</summary>
    public void ClearFacts()
    {
        Facts.Clear();
        cache.Remove(Name);
    }

    public void MarkFailed()
    {
        IsFailed = true;
        Interlocked.Increment(ref _failed);
    }

    public void MarkUnreachable()
    {
        IsUnreachable = true;
        Interlocked.Increment(ref _unreachable);
    }

    /// <summary>Takes the host back into the run (<c>meta: clear_host_errors</c>).</summary>
    public void ClearErrors()
    {
        IsFailed = false;
        IsUnreachable = false;
    }

    public void CountRescued() => Interlocked.Increment(ref _rescued);

    /// <summary>Counts how a task ended, except for failures that end the host or are rescued.</summary>
    public void Count(TaskStatus status, bool changed, bool ignored)
    {
        if (ignored)
        {
            Interlocked.Increment(ref _ok);
            Interlocked.Increment(ref _ignored);
        }
        else if (status is TaskStatus.Ok or TaskStatus.Changed)
        {
            Interlocked.Increment(ref _ok);
        }
        else if (status == TaskStatus.Skipped)
        {
            Interlocked.Increment(ref _skipped);
        }

        if (changed)
            Interlocked.Increment(ref _changed);
    }

    /// <summary>Whether anything was counted: hosts that no play was for are not summed up.</summary>
    public bool HasTakenPart => _ok + _unreachable + _failed + _skipped + _ignored > 0;

    public HostSummary Summarise() => new(Name, _ok, _changed, _unreachable, _failed, _skipped, _rescued, _ignored);
}
