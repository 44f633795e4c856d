using PlaybookRunner.Content;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>
/// Warns of handlers that a play notifies and does not have. The run ends only when one is notified, as in the reference; until then much may have been changed.
/// </summary>
internal sealed class NotifiedHandlers(ContentProblems problems)
{
    public void Check(Play play)
    {
        var steps = play.PreTasks.Concat(play.Roles).Concat(play.Tasks).Concat(play.PostTasks).ToList();
        var tasks = steps.SelectMany(TasksOf).Concat(play.Handlers.Select(handler => handler.Task)).ToList();

        // What a run includes may bring handlers, and names may be made of variables.
        if (tasks.Exists(task => DynamicInclude.IsInclude(task.Action)) || play.Handlers.Any(handler => handler.Task.Name?.Template is not null))
            return;
        var candidates = play.Handlers.Select(handler => new NamedHandler(handler, handler.Task.Name?.Value)).ToList();
        foreach (var notified in tasks.SelectMany(task => task.Keywords.Notify).Distinct())
        {
            if (notified.Value is { Length: > 0 } name && HandlerNaming.Find(candidates, name).Count == 0)
                Warn(name, notified.Position, play);
        }
    }

    private void Warn(string name, SourcePosition position, Play play)
    {
        var known = play.Handlers.SelectMany(handler => handler.Listen.Append(handler.Task.Name?.Value ?? ""));
        var hint = ClosestName.Hint(name, known);
        problems.Warn(new ContentWarning(ErrorCodes.HandlerNotFound, $"there is no handler with the name or topic '{name}'{(hint is null ? "" : $" ({hint})")}", position));
    }

    private static IEnumerable<PlaybookTask> TasksOf(Step step) => step switch
    {
        PlaybookTask task => [task],
        Block block => block.Body.Concat(block.Rescue).Concat(block.Always).SelectMany(TasksOf),
        RoleRun role => role.Steps.SelectMany(TasksOf),
        _ => [],
    };
}
