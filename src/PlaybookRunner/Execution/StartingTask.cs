using System.IO.Enumeration;
using PlaybookRunner.Content;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>The task of <c>--start-at-task</c>. What is written before it is left out, for every host.</summary>
/// <param name="Play">The play it stands in.</param>
/// <param name="Task">The task.</param>
internal sealed record StartingTask(Play Play, PlaybookTask Task)
{
    /// <summary>The first task whose name, alone or with its role's in front, matches a pattern such as <c>Install*</c>. What is included when a task runs is not known yet.</summary>
    /// <exception cref="PlaybookException">There is none.</exception>
    public static StartingTask Find(IReadOnlyList<Playbook> playbooks, string pattern)
    {
        var names = new List<string>();
        foreach (var play in playbooks.SelectMany(playbook => playbook.Plays))
        {
            foreach (var task in StaticTasks.Of(play))
            {
                var name = NameOf(task);
                if (Matches(pattern, name) || (task.Role is { } use && Matches(pattern, $"{use.Role.Name} : {name}")))
                    return new StartingTask(play, task);
                names.Add(name);
            }
        }

        throw new PlaybookException(ErrorCodes.NothingSelected, $"there is no task '{pattern}' to start at", OptionPlace.Of("--start-at-task", pattern))
        {
            Hint = ClosestName.Hint(pattern, names) ?? "a task that an include brings in cannot be started at",
        };
    }

    private static string NameOf(PlaybookTask task) => task.Name is { } name ? name.Value ?? (name.Template as TemplateText)?.Text ?? "" : "";

    private static bool Matches(string pattern, string name) => name.Length > 0 && (name == pattern || FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
}
