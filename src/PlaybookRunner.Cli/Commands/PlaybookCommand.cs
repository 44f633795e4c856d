using System.CommandLine;
using PlaybookRunner.Cli.Terminal;

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
        var observer = new TerminalObserver(output, error, new EventText(Verbosity(parsed)), UsesColours());
        try
        {
            var run = await RunOptionsReader.ReadAsync(parsed, options, Verbosity(parsed), TerminalPrompt.AskAsync, cancellation);
            var engine = EngineFactory.Create();
            return await ActAsync(parsed, options, run, engine, observer, output, error, cancellation);
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
        ParseResult parsed, PlaybookOptions options, RunOptions run, PlaybookEngine engine, TerminalObserver observer, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var observers = RunObservers.Of(observer, new FailedObserverReport(error));
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
            PlayListingText.Write(output, listing, parsed.GetValue(options.ListHosts), parsed.GetValue(options.ListTasks), parsed.GetValue(options.ListTags));
            return ExitCodes.Success;
        }

        return ExitCodes.Of(await engine.RunAsync(run, observers, TerminalPrompt.AskAsync, cancellation));
    }

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

    private static bool UsesColours()
    {
        if (Environment.GetEnvironmentVariable("ANSIBLE_FORCE_COLOR") is { Length: > 0 } forced && forced.ToUpperInvariant() is "1" or "TRUE" or "YES")
            return true;
        return !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null && Environment.GetEnvironmentVariable("ANSIBLE_NOCOLOR") is null;
    }
}
