using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>The handlers that were notified on one host and have not run yet.</summary>
internal sealed class HandlerQueue(HostRun host, RunServices services)
{
    private readonly HashSet<Handler> _notified = new(ReferenceEqualityComparer.Instance);

    public bool HasNotified => _notified.Count > 0;

    /// <summary>Whether a handler was notified; it then counts as run.</summary>
    public bool Take(Handler handler) => _notified.Remove(handler);

    /// <summary>Notifies what a task that changed something names.</summary>
    /// <exception cref="PlaybookErrorsException">There is no such handler: the run ends, as in the reference.</exception>
    public void Notify(PlaybookTask task, VariableScope scope)
    {
        foreach (var setting in task.Keywords.Notify)
        {
            foreach (var name in Names(setting, scope))
                Notify(name, setting.Position);
        }
    }

    private static IEnumerable<string> Names(Setting<string> setting, VariableScope scope)
    {
        if (setting.Template is not null && scope.Templates.Finish(setting.Template, scope) is IReadOnlyList<object?> list)
            return list.OfType<string>();
        return setting.Text(scope) is { Length: > 0 } name ? [name] : [];
    }

    private void Notify(string name, SourcePosition position)
    {
        var candidates = host.Play.Handlers.Select(Candidate).ToList();
        var found = HandlerNaming.Find(candidates, name);
        if (found.Count == 0)
        {
            throw new PlaybookErrorsException([new PlaybookException(ErrorCodes.HandlerNotFound, $"there is no handler with the name or topic '{name}'", position)
            {
                Hint = ClosestName.Hint(name, candidates.SelectMany(candidate => candidate.Handler.Listen.Append(candidate.Name ?? ""))),
            }]);
        }

        foreach (var handler in found)
        {
            if (_notified.Add(handler))
                services.Events.Publish(new HandlerNotified(services.Events.Now, host.State.Name, name));
        }
    }

    private NamedHandler Candidate(Handler handler) =>
        new(handler, handler.Task.Name is { } name ? host.TextOrSource(name, handler.Task) : null);
}
