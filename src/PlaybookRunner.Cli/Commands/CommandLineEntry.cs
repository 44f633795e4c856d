using System.CommandLine;

namespace PlaybookRunner.Cli.Commands;

/// <summary>The command line as a whole: <c>playbookrunner COMMAND …</c>, or a command under its Ansible name through a link.</summary>
internal static class CommandLineEntry
{
    // An argument such as the "@file" of -e is the option's own affair.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    private static readonly Dictionary<string, string> Links = new(StringComparer.Ordinal) { ["ansible-playbook"] = "playbook" };

    /// <summary>The arguments with the command that a link's name stands for in front.</summary>
    /// <param name="programName">The name under which the program was called.</param>
    /// <param name="arguments">The arguments.</param>
    public static string[] Complete(string programName, string[] arguments) =>
        Links.TryGetValue(programName, out var command) ? [command, .. arguments] : arguments;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Contains("--version"))
        {
            await output.WriteLineAsync($"playbookrunner {typeof(PlaybookEngine).Assembly.GetName().Version?.ToString(3)} (as ansible-core 2.19)");
            return ExitCodes.Success;
        }

        var root = new RootCommand("Runs Ansible playbooks with native modules, without Python.") { PlaybookCommand.Create(output, error) };
        var result = root.Parse(arguments, Parsing);
        if (result.Errors.Count > 0)
        {
            foreach (var problem in result.Errors)
                await error.WriteLineAsync($"playbookrunner: {problem.Message}");
            await error.WriteLineAsync("Try 'playbookrunner playbook --help'.");
            return ExitCodes.WrongUsage;
        }

        return await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }
}
