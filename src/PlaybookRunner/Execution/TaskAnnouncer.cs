using PlaybookRunner.Events;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>Opens a task's turn: gives it an identity whose name is rendered for its first host, and tells the observers.</summary>
internal sealed class TaskAnnouncer(RunServices services)
{
    private int _lastId;

    /// <exception cref="PlayEndedException">The play ended for all of the hosts.</exception>
    public TaskTurn Announce(PlaybookTask task, IReadOnlyList<HostRun> hosts, bool isHandler)
    {
        var active = hosts.Where(host => host.Play.EndFor(host) is null).ToList();
        if (active.Count == 0)
            throw hosts[0].Play.EndFor(hosts[0])!;
        var name = task.Name is null ? ActionText(task) : active[0].TextOrSource(task.Name, task);
        var shown = task.Role is { } use ? $"{use.Role.Name} : {name}" : name;
        var identity = new TaskIdentity(Interlocked.Increment(ref _lastId), shown, task.Action.Resolved, task.Position)
        {
            OwnName = name,
            IsHandler = isHandler,
            CheckMode = services.Options.CheckMode,
        };
        services.Events.Publish(new TaskStarted(services.Events.Now, identity));
        return new TaskTurn(identity, active);
    }

    // A role's include is known by the role.
    private static string ActionText(PlaybookTask task) =>
        task.Action.Resolved == BuiltInActions.IncludeRole && task.Arguments.Find("name")?.Value is string role ? $"{task.Action.Written} : {role}" : task.Action.Written;
}
