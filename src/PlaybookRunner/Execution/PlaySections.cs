using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>A play's parts in the order in which they run; handlers are flushed after each but the facts.</summary>
internal static class PlaySections
{
    public static IReadOnlyList<PlaySection> Of(Play play) =>
    [
        new PlaySection([GatheringTask(play)], FlushesHandlers: false) { GathersFacts = true },
        new PlaySection(play.PreTasks, FlushesHandlers: true),
        new PlaySection([.. play.Roles, .. play.Tasks], FlushesHandlers: true),
        new PlaySection(play.PostTasks, FlushesHandlers: true),
    ];

    private static PlaybookTask GatheringTask(Play play) => new()
    {
        Name = new Setting<string>("Gathering Facts", play.Position),
        Action = new ActionName("ansible.builtin.gather_facts", "ansible.builtin.setup", play.Position),
        Arguments = Arguments(play),
        Keywords = play.Keywords with { Tags = [new Setting<string>("always", play.Position)], Vars = [], Notify = [] },
        Around = Keywords.None,
        Position = play.Position,
        Folder = play.Folder,
    };

    private static TaskArguments Arguments(Play play)
    {
        var named = new List<TaskArgument>();
        if (play.GatherSubset.Count > 0)
            Add(named, "gather_subset", play.GatherSubset.Select(subset => (object?)subset.Template ?? subset.Value).ToList(), play.Position);
        if (play.GatherTimeout is { } timeout)
            Add(named, "gather_timeout", timeout.Template ?? (object?)timeout.Value, timeout.Position);
        if (play.FactPath is { } path)
            Add(named, "fact_path", path.Template ?? (object?)path.Value, path.Position);
        return new TaskArguments { Named = named };
    }

    private static void Add(List<TaskArgument> arguments, string name, object? value, SourcePosition position) =>
        arguments.Add(new TaskArgument(name, value, position, position));
}
