using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>The roles that a play names statically: their defaults and variables are seen by the whole play.</summary>
internal static class StaticRoles
{
    /// <summary>The roles, the latest first: of two that set the same variable the later one wins.</summary>
    public static IEnumerable<RoleUse> In(Play play)
    {
        var uses = new List<RoleUse>();
        foreach (var step in play.PreTasks.Concat(play.Roles).Concat(play.Tasks).Concat(play.PostTasks))
            Collect(step, uses);
        uses.Reverse();
        return uses;
    }

    private static void Collect(Step step, List<RoleUse> uses)
    {
        if (step.Role is { IsPublic: true } use && !uses.Contains(use))
            uses.Add(use);
        var inner = step switch
        {
            Block block => block.Body.Concat(block.Rescue).Concat(block.Always),
            RoleRun run => run.Steps,
            _ => [],
        };
        foreach (var each in inner)
            Collect(each, uses);
    }
}
