using PlaybookRunner.Commands;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Become;

/// <summary>The become method <c>sudo</c>.</summary>
internal sealed class SudoBecomeMethod : IBecomeMethod
{
    private const string DefaultFlags = "-H -S -n";

    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.sudo", "sudo"];

    public BecomeCommand Wrap(CommandLine command, BecomeSettings settings)
    {
        var flags = BecomeFlags.Split(settings.Flags ?? DefaultFlags);
        var line = CommandLine.Create(settings.Executable ?? "sudo");
        if (settings.Password is null)
        {
            return new BecomeCommand(line.Add([.. flags]).Add("-u", settings.User).AddAll(command));
        }

        // A prompt that nothing else prints, read from the channel rather than a terminal; -n would forbid to ask.
        var prompt = BecomeFlags.NewPrompt("sudo");
        flags = [.. flags.Where(flag => flag is not ("-n" or "--non-interactive" or "-S" or "--stdin")), "-S", "-p", prompt];
        return new BecomeCommand(line.Add([.. flags]).Add("-u", settings.User).AddAll(command))
        {
            Prompt = prompt,
            WrongPasswordMessages = ["Sorry, try again.", "incorrect password attempt"],
        };
    }
}
