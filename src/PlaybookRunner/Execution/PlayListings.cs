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
        var tasks = StaticTasks.Of(play).Where(static task => !MetaAction.Is(task.Action)).ToList();
        return new PlayListing(
            playbook.Path,
            play.Name.Text(scope) ?? pattern,
            pattern,
            Names(play.Keywords.Tags),
            [.. PlayHostSelection.Select(play, scope, services).Select(host => host.Name)],
            [.. tasks.Where(task => tags.Selects(Names(task.Keywords.Tags))).Select(task => new TaskListing(NameOf(task), Sorted(task)))],
            [.. tasks.SelectMany(Sorted).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static List<string> Sorted(PlaybookTask task) => [.. Names(task.Keywords.Tags).Order(StringComparer.Ordinal)];

    private static string NameOf(PlaybookTask task)
    {
        if (task.Name is not { } setting)
            return task.Action.Written;
        var name = setting.Value ?? (setting.Template as TemplateText)?.Text ?? "";
        return task.Role is { } use ? $"{use.Role.Name} : {name}" : name;
    }

    private static List<string> Names(IReadOnlyList<Setting<string>> settings) =>
        [.. settings.Select(setting => setting.Value ?? (setting.Template as TemplateText)?.Text ?? "").Distinct(StringComparer.Ordinal)];
}
