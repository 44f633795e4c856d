namespace PlaybookRunner.Targets.Shell;

/// <summary>What a machine's tools can do, found by the first shell and told to the others.</summary>
/// <param name="Take">How a number of bytes is taken from a pipe and no more: <c>head</c>, <c>dd</c>, <c>slow</c>.</param>
/// <param name="MoveFlag">The flag by which <c>mv</c> never moves into a folder; empty where there is none.</param>
/// <param name="StatPrintsNull"><c>1</c> when <c>stat</c> prints null bytes, else empty.</param>
internal sealed record ShellTools(string Take, string MoveFlag, string StatPrintsNull)
{
    /// <summary>The variables that the library reads.</summary>
    public string Assignments => $"pr_tk={Take} pr_mvt={MoveFlag} pr_statz={StatPrintsNull}";
}
