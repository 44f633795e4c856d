using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>One run of playbooks: reads everything, runs the plays, sums up.</summary>
internal sealed class PlaybookRun : IAsyncDisposable
{
    private readonly RunServices _services;
    private readonly HostStates _states = new();
    private readonly TagSelection _tags;

    public PlaybookRun(RunOptions options, EnginePlugins plugins, RunObservers observers, AskPerson? ask, TimeProvider time)
    {
        _tags = new TagSelection(options.Tags, options.SkipTags);
        _services = RunServicesFactory.Create(options, plugins, observers, ask, time);
    }

    public async Task<RunSummary> RunAsync(CancellationToken cancellationToken)
    {
        var playbooks = ReadAll();
        _services.Inventory.CheckNotEmpty(_services.Events.Warn);
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
