using System.CommandLine;
using PlaybookRunner.Cli.Terminal;
using PlaybookRunner.Configuration;

namespace PlaybookRunner.Cli.Commands;

/// <summary><c>playbookrunner playbook</c>: runs, checks or lists playbooks.</summary>
internal static class PlaybookCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new PlaybookOptions();
        var command = new Command("playbook", "Runs Ansible playbooks.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, options, output, error, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, PlaybookOptions options, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        using var progress = ShowsProgress(output) ? new ProgressLine(output, TerminalWidth, TimeProvider.System) : null;
        try
        {
            var configuration = AnsibleConfiguration.Find(Environment.CurrentDirectory);
            var observer = new TerminalObserver(output, error, new EventText(Verbosity(parsed), Display(configuration)), UsesColours(), progress);
            var run = await RunOptionsReader.ReadAsync(parsed, options, configuration, Verbosity(parsed), TerminalPrompt.AskAsync, cancellation);
            var engine = EngineFactory.Create();
            return await ActAsync(parsed, options, run, engine, observer, Asking(progress), output, cancellation);
        }
        catch (PlaybookErrorsException exception)
        {
            foreach (var each in exception.Errors)
                Show(each, error);
            return ExitCodes.Of(exception.Errors[0]);
        }
        catch (PlaybookException exception)
        {
            Show(exception, error);
            return ExitCodes.Of(exception);
        }
        catch (RunOptionException exception)
        {
            await error.WriteLineAsync($"error: {exception.Message}");
            return ExitCodes.Error;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("The run was interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            await error.WriteLineAsync($"This is a bug of PlaybookRunner, not of your playbook:\n{exception}");
            return ExitCodes.Unexpected;
        }
    }

    private static async Task<int> ActAsync(
        ParseResult parsed, PlaybookOptions options, RunOptions run, PlaybookEngine engine, TerminalObserver observer, AskPerson ask, TextWriter output, CancellationToken cancellation)
    {
        // A run that nobody sees is worse than one that ends: an observer that fails is a bug to be told.
        var observers = new RunObservers([], [observer]);
        if (parsed.GetValue(options.SyntaxCheck))
        {
            await engine.CheckSyntaxAsync(run, observers, cancellation);
            foreach (var playbook in run.Playbooks)
                await output.WriteLineAsync($"\nplaybook: {playbook}");
            return ExitCodes.Success;
        }

        if (parsed.GetValue(options.ListTasks) || parsed.GetValue(options.ListHosts) || parsed.GetValue(options.ListTags))
        {
            var listing = await engine.ListAsync(run, observers, cancellation);
            PlayListingText.Write(output, listing, run.Playbooks, parsed.GetValue(options.ListHosts), parsed.GetValue(options.ListTasks), parsed.GetValue(options.ListTags));
            return ExitCodes.Success;
        }

        return ExitCodes.Of(await engine.RunAsync(run, observers, ask, cancellation));
    }

    private static DisplaySettings Display(AnsibleConfiguration configuration) => new()
    {
        ShowsOk = configuration.DisplayOkHosts,
        ShowsSkipped = configuration.DisplaySkippedHosts,
        MarksCheckMode = configuration.CheckModeMarkers,
    };

    private static void Show(PlaybookException exception, TextWriter error)
    {
        foreach (var line in ErrorReport.Lines(exception))
            error.WriteLine(UsesColours() ? AnsiColours.Wrap(new StyledLine(line, Style.Error)) : line);
    }

    // -v stands for one level for each letter.
    private static int Verbosity(ParseResult parsed) =>
        parsed.Tokens.Sum(token => token.Value switch
        {
            "--verbose" => 1,
            ['-', 'v', ..] when token.Value.AsSpan(1).TrimStart('v').IsEmpty => token.Value.Length - 1,
            _ => 0,
        });

    // The line that says what is waited for makes room for a question.
    private static AskPerson Asking(ProgressLine? progress) => async (prompt, echo, limit, cancellation) =>
    {
        using (progress?.Suspend())
            return await TerminalPrompt.AskAsync(prompt, echo, limit, cancellation);
    };

    private static bool ShowsProgress(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";

    private static int TerminalWidth() => Console.WindowWidth is > 0 and var width ? width : 80;

    private static bool UsesColours()
    {
        if (Environment.GetEnvironmentVariable("ANSIBLE_FORCE_COLOR") is { Length: > 0 } forced && forced.ToUpperInvariant() is "1" or "TRUE" or "YES")
            return true;
        return !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null && Environment.GetEnvironmentVariable("ANSIBLE_NOCOLOR") is null;
    }
}
