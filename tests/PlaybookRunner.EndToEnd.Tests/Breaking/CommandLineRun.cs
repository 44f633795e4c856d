using System.Text.RegularExpressions;
using PlaybookRunner.Cli.Commands;

namespace PlaybookRunner.EndToEnd.Tests.Breaking;

/// <summary>One run of the command line, with what it printed.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What went to standard output.</param>
/// <param name="Error">What went to standard error.</param>
internal sealed partial record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs <c>playbookrunner playbook</c> as a person would call it.</summary>
    public static async Task<CommandLineRun> StartAsync(params IEnumerable<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLineEntry.RunAsync(["playbook", .. arguments], output, error);
        return new CommandLineRun(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Who did what, the recap and the exit code: what both engines are to agree on. Results and the width of banners are left out.</summary>
    public string Flow => string.Concat(Output.Split('\n').Where(line => Told().IsMatch(line)).Select(line => Reduced(line) + "\n")) + $"exit {ExitCode}\n";

    /// <summary>Everything that was printed, for the message of a test that fails.</summary>
    public override string ToString() => $"exit {ExitCode}\n{Output}\n{Error}";

    private static string Reduced(string line) => Folder().Replace(Payload().Replace(line, ""), "").TrimEnd();

    [GeneratedRegex(@"^(?:PLAY|TASK|RUNNING HANDLER) \[|^(?:ok|changed|skipping|fatal|failed|included|\.\.\.ignoring)|^\S+ +: ok=")]
    private static partial Regex Told();

    [GeneratedRegex(@" \*+$|(?: =>)? \{.*$| => *$")]
    private static partial Regex Payload();

    [GeneratedRegex(@"(?<=^included: )\S*/")]
    private static partial Regex Folder();
}
