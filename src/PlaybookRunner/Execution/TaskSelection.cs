using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>Which tasks of a play are run: <c>--tags</c>, <c>--skip-tags</c>, <c>--start-at-task</c>.</summary>
internal sealed class TaskSelection(RunOptions options, TagSelection tags)
{
    private readonly Dictionary<PlaybookTask, bool> _selected = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _lock = new();

    /// <summary>Whether a host runs the task. Tags are the same for all hosts, so the first host's answer is kept.</summary>
    public bool Selects(PlaybookTask task, HostRun host)
    {
        lock (_lock)
        {
            if (!_selected.TryGetValue(task, out var selected))
            {
                selected = MetaAction.Is(task.Action) || tags.Selects(TagsOf(task, host));
                _selected[task] = selected;
            }

            return selected && HasStarted(task, host);
        }
    }

    private bool HasStarted(PlaybookTask task, HostRun host)
    {
        if (options.StartAtTask is null || host.Play.HasStarted)
            return true;
        var name = task.Name is null ? task.Action.Written : host.TextOrSource(task.Name, task);
        host.Play.HasStarted = name == options.StartAtTask || $"{task.Role?.Role.Name} : {name}" == options.StartAtTask;
        return host.Play.HasStarted;
    }

    private static List<string> TagsOf(PlaybookTask task, HostRun host)
    {
        var names = new List<string>();
        foreach (var setting in task.Keywords.Tags)
        {
            if (setting.Template is null)
            {
                names.Add(setting.Value ?? "");
                continue;
            }

            var scope = host.Play.Scopes.Of(host, task, WalkFrame.Outermost, host.Surroundings(task));
            if (scope.Templates.Finish(setting.Template, scope) is IReadOnlyList<object?> list)
                names.AddRange(list.Select(Python.Str));
            else
                names.AddRange((setting.Text(scope) ?? "").Split(',', StringSplitOptions.TrimEntries));
        }

        return names;
    }
}
