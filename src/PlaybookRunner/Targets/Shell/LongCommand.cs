using System.Globalization;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets.Shell.Fragments;

namespace PlaybookRunner.Targets.Shell;

/// <summary>A command with a channel of its own, whose lines are reported as they come and that can be killed.</summary>
internal sealed class LongCommand(ShellSession session, IProgress<OutputLine>? listener)
{
    private readonly OutputCollector _output = new(listener, isError: false);
    private readonly OutputCollector _error = new(listener, isError: true);

    public async Task<CommandResult> RunAsync(CommandRequest request, Func<int, Task> killAsync, CancellationToken cancellationToken)
    {
        session.Errors!.Redirect(bytes => _error.Append(bytes.Span));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Timeout is { } timeout)
        {
            limit.CancelAfter(timeout);
        }

        var process = int.Parse(await session.StreamAsync(RunFragment.LongRequest(request), cancellationToken), CultureInfo.InvariantCulture);
        _output.Append(session.TakeUnread());
        var streams = Task.WhenAll(_output.CollectAsync(session.Process.Output, CancellationToken.None), session.Errors.Ended);
        _ = ProcessInput.FeedAsync(session.Process.Input, request.Input, andEnd: false);
        var (exitCode, timedOut) = await WaitAsync(() => killAsync(process), limit.Token, cancellationToken);
        await OutputEnd.WaitAsync(streams, _output, _error);
        _error.ReportRest();
        return new CommandResult(exitCode, _output.Bytes, _error.Bytes) { TimedOut = timedOut };
    }

    private async Task<(int ExitCode, bool TimedOut)> WaitAsync(Func<Task> killAsync, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.Process.WaitAsync(limit), false);
        }
        catch (OperationCanceledException)
        {
            await killAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return (await session.Process.WaitAsync(cancellationToken), true);
        }
    }
}
