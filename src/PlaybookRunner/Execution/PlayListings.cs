using PlaybookRunner.Content;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Lists plays with their hosts and static tasks, without running anything.</summary>
internal sealed class PlayListings(RunServices services, TagSelection tags)
{
    public IEnumerable<PlayListing> Of(Playbook playbook) => playbook.Plays.Select(play => Of(playbook, play));

    private PlayListing Of(Playbook playbook, Play play)
    {
        var files = new TaskControlFiles(services.Content, new ContentPaths([], play.Folder, play.Folder));
        var scope = new VariableScope([services.ExtraVariables, play.Vars], services.Templates, new TemplateSurroundings(files, services.Conditions, play.Position, static _ => { }, CancellationToken.None));
        var pattern = PlayHostSelection.PatternText(play, scope, services);
        var steps = play.PreTasks.Concat(play.Roles).Concat(play.Tasks).Concat(play.PostTasks);
        return new PlayListing(
            playbook.Path,
            play.Name.Text(scope) ?? pattern,
            pattern,
            Names(play.Keywords.Tags),
            [.. PlayHostSelection.Select(play, scope, services).Select(host => host.Name)],
            [.. steps.SelectMany(Tasks)]);
    }

    private IEnumerable<TaskListing> Tasks(Step step) => step switch
    {
        Block block => block.Body.Concat(block.Rescue).Concat(block.Always).SelectMany(Tasks),
        PlaybookStep playbook => playbook.Playbook.Plays.SelectMany(play => play.PreTasks.Concat(play.Roles).Concat(play.Tasks).Concat(play.PostTasks)).SelectMany(Tasks),
        RoleRun run => run.Steps.SelectMany(Tasks),
        PlaybookTask task when !MetaAction.Is(task.Action) && tags.Selects(Names(task.Keywords.Tags)) => [new TaskListing(NameOf(task), Names(task.Keywords.Tags))],
        _ => [],
    };

    private static string NameOf(PlaybookTask task)
    {
        var name = task.Name is { } setting ? setting.Value ?? (setting.Template as TemplateText)?.Text ?? "" : task.Action.Written;
        return task.Role is { } use ? $"{use.Role.Name} : {name}" : name;
    }

    private static List<string> Names(IReadOnlyList<Setting<string>> settings) =>
        [.. settings.Select(setting => setting.Value ?? (setting.Template as TemplateText)?.Text ?? "").Distinct(StringComparer.Ordinal)];
}
