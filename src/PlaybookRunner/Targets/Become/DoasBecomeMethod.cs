using PlaybookRunner.Commands;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Become;

/// <summary>The become method <c>doas</c>, which asks for passwords on a terminal only.</summary>
internal sealed class DoasBecomeMethod : IBecomeMethod
{
    public IReadOnlyList<string> Names { get; } = ["community.general.doas", "doas"];

    public BecomeCommand Wrap(CommandLine command, BecomeSettings settings)
    {
        var line = CommandLine.Create(settings.Executable ?? "doas")
            .Add([.. BecomeFlags.Split(settings.Flags)])
            .AddIf(settings.Password is null, "-n")
            .Add("-u", settings.User)
            .AddAll(command);
        return new BecomeCommand(line)
        {
            Prompt = settings.Password is null ? null : "password:",
            NeedsTerminal = settings.Password is not null,
            WrongPasswordMessages = ["Authentication failed", "Authorization failed"],
        };
    }
}
