using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>Which tasks of a play are run: <c>--tags</c>, <c>--skip-tags</c>, <c>--start-at-task</c>.</summary>
internal sealed class TaskSelection(TagSelection tags, StartingTask? start)
{
    private readonly Dictionary<PlaybookTask, bool> _selected = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _lock = new();
    private bool _reached;

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

    /// <summary>Whether the play comes before the one that holds the task to start at, so that none of it is run.</summary>
    public bool LeavesOut(Play play)
    {
        if (start is null || _reached)
            return false;
        _reached = ReferenceEquals(play, start.Play);
        return !_reached;
    }

    private bool HasStarted(PlaybookTask task, HostRun host)
    {
        if (start is null || host.HasStarted || !ReferenceEquals(host.Play.Play, start.Play) || host.Play.Sections[0].Steps.Contains(task))
            return true;
        host.HasStarted = ReferenceEquals(task, start.Task);
        return host.HasStarted;
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
