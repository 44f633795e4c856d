namespace PlaybookRunner.Commands;

/// <summary>How a part of a command line reaches a shell.</summary>
public enum CommandPartKind
{
    /// <summary>One argument: quoted, so that the shell passes it on unchanged.</summary>
    Quoted,

    /// <summary>Shell text written by the module author or by the user of <c>shell</c> and <c>raw</c>: passed on as it stands.</summary>
    Raw,

    /// <summary>One argument that is quoted for the shell and masked wherever the command is shown.</summary>
    Secret,
}
