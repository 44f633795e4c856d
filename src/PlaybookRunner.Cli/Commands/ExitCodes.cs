using PlaybookRunner.Events;

namespace PlaybookRunner.Cli.Commands;

/// <summary>The exit codes of <c>ansible-playbook</c>.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The run could not start or broke off: a file, role or handler that does not exist, no hosts.</summary>
    public const int Error = 1;

    /// <summary>Wrong options on the command line.</summary>
    public const int WrongUsage = 2;

    /// <summary>The content cannot be read.</summary>
    public const int ContentError = 4;

    public const int Interrupted = 99;

    /// <summary>An engine bug.</summary>
    public const int Unexpected = 250;

    private const int HostsFailed = 2;
    private const int HostsUnreachable = 4;

    public static int Of(RunSummary summary) =>
        (summary.AnyFailed ? HostsFailed : Success) | (summary.AnyUnreachable ? HostsUnreachable : Success);

    public static int Of(PlaybookException error) => error.Code switch
    {
        ErrorCodes.FileNotFound or ErrorCodes.RoleNotFound or ErrorCodes.HandlerNotFound or ErrorCodes.Inventory or ErrorCodes.NothingSelected => Error,
        _ => ContentError,
    };
}
