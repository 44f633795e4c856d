using PlaybookRunner.Commands;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Become;

/// <summary>The become method <c>su</c>, which reads the password from its standard input when that is no terminal.</summary>
internal sealed class SuBecomeMethod : IBecomeMethod
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.su", "su"];

    public BecomeCommand Wrap(CommandLine command, BecomeSettings settings)
    {
        // The prompt is in the language of the login, so that language is set for su alone. `-s` counts only where the caller is root;
        // else the user's own shell gets the line. Flags come later, so that a shell among them wins.
        var line = CommandLine.Create("env", "LC_ALL=C", settings.Executable ?? "su")
            .Add("-s", "/bin/sh")
            .Add([.. BecomeFlags.Split(settings.Flags)])
            .Add(settings.User, "-c", "unset LC_ALL; exec " + command.ToShellText());
        return new BecomeCommand(line)
        {
            Prompt = "assword:",
            WrongPasswordMessages = ["Authentication failure", "incorrect password", "Sorry"],
        };
    }
}
