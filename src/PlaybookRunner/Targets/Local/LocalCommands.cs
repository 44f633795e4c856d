using System.Collections.Immutable;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets.Local;

/// <summary>Runs commands on this machine.</summary>
internal static class LocalCommands
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    // What was killed takes a moment to die, and holds its streams until then: who gets the result may count on its being gone.
    private static readonly TimeSpan PatienceAfterKill = TimeSpan.FromSeconds(2);

    public static async Task<CommandResult> RunAsync(CommandRequest request, IProgress<OutputLine>? listener, CancellationToken cancellationToken)
    {
        await using var process = LocalProcess.Start(Arguments(request.Command), request.WorkingDirectory, Environment(request));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Timeout is { } timeout)
        {
            limit.CancelAfter(timeout);
        }

        var mark = OutputEnd.NewMark();
        var output = new OutputCollector(listener, isError: false, mark);
        var error = new OutputCollector(listener, isError: true, mark);
        var streams = Task.WhenAll(output.CollectAsync(process.Output, CancellationToken.None), error.CollectAsync(process.Error, CancellationToken.None));
        _ = ProcessInput.FeedAsync(process.Input, request.Input, andEnd: true);
        var timedOut = await WaitAsync(process, limit.Token, cancellationToken);
        await OutputEnd.WaitAsync(output, error, await MarkAsync(process, streams, mark, timedOut ? PatienceAfterKill : Patience));
        return new CommandResult(await process.WaitAsync(CancellationToken.None), output.Bytes, error.Bytes) { TimedOut = timedOut };
    }

    // The streams of a process that left nothing behind end with it, which spares the marks. A full pipe takes a mark when it has been read.
    private static async Task<bool> MarkAsync(LocalProcess process, Task streams, byte[] mark, TimeSpan patience)
    {
        await Task.WhenAny(streams, Task.Delay(patience));
        if (streams.IsCompleted)
        {
            return true;
        }

        var written = await Task.WhenAll(Task.Run(() => PipeMark.TryWrite(process.Output, mark)), Task.Run(() => PipeMark.TryWrite(process.Error, mark)));
        return !written.Contains(false);
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
