using PlaybookRunner.Commands;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Become;

/// <summary>The become method <c>runuser</c>: for root only, and without a password.</summary>
internal sealed class RunuserBecomeMethod : IBecomeMethod
{
    public IReadOnlyList<string> Names { get; } = ["community.general.runuser", "runuser"];

    public BecomeCommand Wrap(CommandLine command, BecomeSettings settings) =>
        new(CommandLine.Create(settings.Executable ?? "runuser")
            .Add([.. BecomeFlags.Split(settings.Flags)])
            .Add("-s", "/bin/sh", settings.User, "-c", "exec " + command.ToShellText()));
}
