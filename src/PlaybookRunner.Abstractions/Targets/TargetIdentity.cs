namespace PlaybookRunner.Targets;

/// <summary>Who and what a target is; found when the connection opens.</summary>
/// <param name="Connection">The connection plugin's name: <c>local</c>, <c>ssh</c>.</param>
/// <param name="Address">The address connected to; <c>localhost</c> for the local machine.</param>
/// <param name="User">The user that operations run as, after becoming.</param>
/// <param name="Home">That user's home folder.</param>
/// <param name="TemporaryFolder">A folder for temporary files, as in <c>/tmp</c>.</param>
public sealed record TargetIdentity(string Connection, string Address, string User, string Home, string TemporaryFolder)
{
    /// <summary>Whether operations run with user id 0.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Whether the target is the machine that the engine runs on.</summary>
    public bool IsLocal => Connection == "local";
}
