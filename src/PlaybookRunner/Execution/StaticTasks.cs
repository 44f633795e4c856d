using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>The tasks of a play that are known before it runs, in the order in which they are written.</summary>
internal static class StaticTasks
{
    public static IEnumerable<PlaybookTask> Of(Play play) => play.PreTasks.Concat(play.Roles).Concat(play.Tasks).Concat(play.PostTasks).SelectMany(Of);

    private static IEnumerable<PlaybookTask> Of(Step step) => step switch
    {
        Block block => block.Body.Concat(block.Rescue).Concat(block.Always).SelectMany(Of),
        PlaybookStep playbook => playbook.Playbook.Plays.SelectMany(Of),
        RoleRun run => run.Steps.SelectMany(Of),
        PlaybookTask task => [task],
        _ => [],
    };
}
