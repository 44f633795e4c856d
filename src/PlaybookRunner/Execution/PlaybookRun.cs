using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>One run of playbooks: reads everything, runs the plays, sums up.</summary>
internal sealed class PlaybookRun : IAsyncDisposable
{
    private readonly RunServices _services;
    private readonly HostStates _states;
    private readonly TagSelection _tags;

    public PlaybookRun(RunOptions options, EnginePlugins plugins, RunObservers observers, AskPerson? ask, TimeProvider time)
    {
        _tags = new TagSelection(options.Tags, options.SkipTags);
        _services = RunServicesFactory.Create(options, plugins, observers, ask, time);
        _states = new HostStates(_services.Facts);
    }

    public async Task<RunSummary> RunAsync(CancellationToken cancellationToken)
    {
        var playbooks = ReadAll();
        _services.Inventory.CheckNotEmpty(_services.Events.Warn);
        if (_services.Options.FlushesFactCache)
            FlushFactCache();
        _services.Inventory.CheckLimit(_services.Options.Limit, _services.Events.Warn);
        var start = _services.Options.StartAtTask is { } pattern ? StartingTask.Find(playbooks, pattern) : null;
        var sequence = new PlaySequence(_services, _states, new TaskSelection(_tags, start));
        foreach (var playbook in playbooks)
        {
            if (!await sequence.RunAsync(playbook, cancellationToken))
                break;
        }

        await _services.Jobs.WaitAsync(cancellationToken);
        var summary = new RunSummary([.. _states.All.Where(state => state.HasTakenPart).OrderBy(state => state.Name, StringComparer.Ordinal).Select(state => state.Summarise())]);
        _services.Events.Publish(new RunCompleted(_services.Events.Now, summary));
        return summary;
    }

    public void CheckSyntax()
    {
        var problems = new ContentProblems();
        foreach (var playbook in Parse(problems))
            new StaticCheck(_services, problems).Check(playbook);
        Report(problems);
    }

    public IReadOnlyList<PlayListing> List()
    {
        var listings = new PlayListings(_services, _tags);
        return [.. ReadAll().SelectMany(listings.Of)];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.Jobs.DisposeAsync();
        await _services.Targets.DisposeAsync();
        _services.Forks.Dispose();
    }

    private void FlushFactCache()
    {
        foreach (var host in _services.Inventory.AllHosts())
            _services.Facts.Remove(host.Name);
    }

    // Everything that is named statically is read and checked before the first task runs.
    private List<Playbook> ReadAll()
    {
        var problems = new ContentProblems();
        var playbooks = Parse(problems);
        foreach (var playbook in playbooks)
            new StaticCheck(_services, problems).Check(playbook);
        Report(problems);
        return playbooks;
    }

    private List<Playbook> Parse(ContentProblems problems) =>
        [.. _services.Options.Playbooks.Select(path => _services.Parser.ParsePlaybook(path, problems))];

    private void Report(ContentProblems problems)
    {
        foreach (var warning in problems.Warnings)
            _services.Events.Warn(warning);
        problems.ThrowIfAny();
    }
}
