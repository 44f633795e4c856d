using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Inventory;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Runs the plays of a playbook one after the other, each in its batches.</summary>
internal sealed class PlaySequence(RunServices services, HostStates states, TaskSelection selection)
{
    private readonly TaskAnnouncer _announcer = new(services);

    /// <returns>Whether the next playbook may run: not when hosts failed in this one's last play.</returns>
    public async Task<bool> RunAsync(Playbook playbook, CancellationToken cancellationToken)
    {
        services.Events.Publish(new PlaybookStarted(services.Events.Now, playbook.Path));
        var end = PlayEnd.Success;
        foreach (var play in playbook.Plays)
        {
            end = await RunPlayAsync(play, cancellationToken);
            if (end == PlayEnd.NoHostsLeft)
                break;
        }

        return end == PlayEnd.Success;
    }

    private async Task<PlayEnd> RunPlayAsync(Play play, CancellationToken cancellationToken)
    {
        var scope = PlayScope(play, VariableSet.Empty, cancellationToken);
        var prompted = await new VariablePrompts(services).AskAsync(play, scope, cancellationToken);
        scope = PlayScope(play, prompted, cancellationToken);
        var matched = PlayHostSelection.Select(play, scope, services);
        var name = play.Name.Text(scope) ?? PlayHostSelection.PatternText(play, scope, services);
        if (matched.Count == 0)
        {
            services.Events.Publish(new PlayWithoutHosts(services.Events.Now, name, NoneRemaining: false));
            return PlayEnd.Success;
        }

        if (selection.LeavesOut(play))
        {
            services.Events.Publish(new PlayWithoutHosts(services.Events.Now, name, NoneRemaining: true));
            return PlayEnd.Success;
        }

        var shared = new PlayHosts(name, Strategy(play, scope), Remaining(matched), prompted, selection);
        return await RunBatchesAsync(play, shared, PlayBatches.Of(play, matched, scope, services), cancellationToken);
    }

    private async Task<PlayEnd> RunBatchesAsync(Play play, PlayHosts shared, IReadOnlyList<IReadOnlyList<Host>> batches, CancellationToken cancellationToken)
    {
        var end = PlayEnd.Success;
        foreach (var batch in batches)
        {
            var remaining = Remaining(batch);
            if (remaining.Count == 0)
            {
                services.Events.Publish(new PlayWithoutHosts(services.Events.Now, shared.Name, NoneRemaining: true));
                continue;
            }

            var run = new PlayRun(play, shared, remaining, states, services, _announcer, RunAsync);
            VariableFiles.Load(run, services, cancellationToken);
            services.Events.Publish(new PlayStarted(services.Events.Now, shared.Name, [.. remaining.Select(host => host.Name)], services.Options.CheckMode));
            await run.RunAsync(cancellationToken);
            if (run.HasTooManyFailures || (remaining.Count == batch.Count && remaining.TrueForAll(host => states.Of(host).IsOut)))
                return PlayEnd.NoHostsLeft;
            end = remaining.Exists(host => states.Of(host).IsOut) ? PlayEnd.HostsFailed : PlayEnd.Success;
            if (run.EndsPlay)
                break;
        }

        return end;
    }

    private List<Host> Remaining(IReadOnlyList<Host> hosts) => [.. hosts.Where(host => !states.Of(host).IsOut)];

    private VariableScope PlayScope(Play play, IVariableLayer prompted, CancellationToken cancellationToken)
    {
        var files = new TaskControlFiles(services.Content, new ContentPaths([], play.Folder, play.Folder));
        var surroundings = new TemplateSurroundings(files, services.Conditions, play.Position, message => services.Events.Warn(ErrorCodes.Lenient, message, play.Position), cancellationToken);
        return new VariableScope([services.ExtraVariables, prompted, play.Vars], services.Templates, surroundings);
    }

    private static string Strategy(Play play, VariableScope scope)
    {
        var name = play.Strategy.Text(scope) ?? Strategies.Default;
        return Strategies.Exists(name)
            ? name
            : throw new PlaybookException(ErrorCodes.KeywordValue, $"there is no strategy '{name}'", play.Strategy!.Position) { Hint = $"there are {string.Join(", ", Strategies.Names)}" };
    }
}
