using System.Collections.Immutable;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets.Local;

/// <summary>Runs commands on this machine.</summary>
internal static class LocalCommands
{
    public static async Task<CommandResult> RunAsync(CommandRequest request, IProgress<OutputLine>? listener, CancellationToken cancellationToken)
    {
        await using var process = LocalProcess.Start(Arguments(request.Command), request.WorkingDirectory, Environment(request));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Timeout is { } timeout)
        {
            limit.CancelAfter(timeout);
        }

        var output = new OutputCollector(listener, isError: false);
        var error = new OutputCollector(listener, isError: true);
        var streams = Task.WhenAll(output.CollectAsync(process.Output, CancellationToken.None), error.CollectAsync(process.Error, CancellationToken.None));
        _ = ProcessInput.FeedAsync(process.Input, request.Input, andEnd: true);
        var timedOut = await WaitAsync(process, limit.Token, cancellationToken);
        await OutputEnd.WaitAsync(streams, output, error);
        return new CommandResult(await process.WaitAsync(CancellationToken.None), output.Bytes, error.Bytes) { TimedOut = timedOut };
    }

    private static IReadOnlyList<string> Arguments(CommandLine command) =>
        command.NeedsShell ? ["/bin/sh", "-c", command.ToShellText()] : command.ToArguments();

    private static ImmutableDictionary<string, string> Environment(CommandRequest request) =>
        request.IsLong ? request.Environment : FrameworkLocale.AddTo(request.Environment);

    private static async Task<bool> WaitAsync(LocalProcess process, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitAsync(limit);
            return false;
        }
        catch (OperationCanceledException)
        {
            await process.KillAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return true;
        }
    }
}
