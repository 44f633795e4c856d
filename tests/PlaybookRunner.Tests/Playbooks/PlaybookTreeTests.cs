using System.Text;
using PlaybookRunner.Content;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Tests.Playbooks;

/// <summary>Each folder in trees/ is a playbook with its roles; tasks.txt is what <c>ansible-playbook --list-tasks</c> says of it (record.sh).</summary>
[TestFixture]
internal sealed class PlaybookTreeTests
{
    private static IEnumerable<string> Trees() => Directory.GetDirectories(GoldenFiles.Beside("trees")).Select(static path => Path.GetFileName(path)).Order();

    [TestCaseSource(nameof(Trees))]
    public void Tasks_and_tags_are_those_of_the_reference(string tree)
    {
        var folder = GoldenFiles.Beside("trees/" + tree);
        var problems = new ContentProblems();
        var playbook = TestParser.Create().ParsePlaybook(Path.Combine(folder, "site.yml"), problems);

        Assert.That(problems.Errors.Select(ErrorText.Render), Is.Empty);
        Assert.That(List(playbook), Is.EqualTo(File.ReadAllText(Path.Combine(folder, "tasks.txt"))));
    }

    private static string List(Playbook playbook)
    {
        var text = new StringBuilder("\nplaybook: site.yml\n");
        foreach (var (play, number) in playbook.Plays.Select(static (play, index) => (play, index + 1)))
        {
            text.Append($"\n  play #{number} ({play.Hosts.Value}): {play.Name?.Value ?? play.Hosts.Value}\tTAGS: [{Tags(play.Keywords)}]\n    tasks:\n");
            foreach (var task in Tasks([.. play.PreTasks, .. play.Roles, .. play.Tasks, .. play.PostTasks]).Where(static task => !task.Keywords.Tags.Any(static tag => tag.Value == "never")))
                text.Append($"      {NameOf(task)}\tTAGS: [{Tags(task.Keywords)}]\n");
        }

        return text.ToString();
    }

    private static IEnumerable<PlaybookTask> Tasks(IEnumerable<Step> steps) => steps.SelectMany(static step => step switch
    {
        Block block => Tasks(block.Body),
        RoleRun role => Tasks(role.Steps),
        PlaybookTask task => [task],
        _ => [],
    });

    private static string NameOf(PlaybookTask task)
    {
        if (task.Name is not { } name)
            return task.Action.Written;
        var text = (name.Template as TemplateText)?.Text ?? name.Value;
        return task.Role is { } role ? $"{role.Role.Name} : {text}" : text!;
    }

    private static string Tags(Keywords keywords) => string.Join(", ", keywords.Tags.Select(static tag => tag.Value).Distinct().Order(StringComparer.Ordinal));
}
