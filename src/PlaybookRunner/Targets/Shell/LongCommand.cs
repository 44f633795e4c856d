using System.Globalization;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets.Shell.Fragments;

namespace PlaybookRunner.Targets.Shell;

/// <summary>A command with a channel of its own, whose lines are reported as they come and that can be killed.</summary>
internal sealed class LongCommand
{
    // A shell that ended by itself has written the marks; this code and those above may mean that a signal ended it.
    private const int LowestOfSignals = 128;

    private readonly ShellSession _session;
    private readonly byte[] _endMark = OutputEnd.NewMark();
    private readonly OutputCollector _output;
    private readonly OutputCollector _error;

    public LongCommand(ShellSession session, IProgress<OutputLine>? listener)
    {
        _session = session;
        _output = new OutputCollector(listener, isError: false, _endMark);
        _error = new OutputCollector(listener, isError: true, _endMark);
    }

    public async Task<CommandResult> RunAsync(CommandRequest request, Func<int, Task> killAsync, CancellationToken cancellationToken)
    {
        _session.Errors!.Redirect(bytes => _error.Append(bytes.Span));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Timeout is { } timeout)
        {
            limit.CancelAfter(timeout);
        }

        var process = int.Parse(await _session.StreamAsync(RunFragment.LongRequest(request, _endMark), cancellationToken), CultureInfo.InvariantCulture);
        _output.Append(_session.TakeUnread());
        _ = _output.CollectAsync(_session.Process.Output, CancellationToken.None);
        _ = EndWithStreamAsync(_session.Errors);
        _ = ProcessInput.FeedAsync(_session.Process.Input, request.Input, andEnd: false);
        var (exitCode, timedOut) = await WaitAsync(() => killAsync(process), limit.Token, cancellationToken);
        await OutputEnd.WaitAsync(_output, _error, isMarked: exitCode < LowestOfSignals);
        return new CommandResult(exitCode, _output.Bytes, _error.Bytes) { TimedOut = timedOut };
    }

    private async Task EndWithStreamAsync(ErrorPump errors)
    {
        await errors.Ended;
        _error.End();
    }

    private async Task<(int ExitCode, bool TimedOut)> WaitAsync(Func<Task> killAsync, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            return (await _session.Process.WaitAsync(limit), false);
        }
        catch (OperationCanceledException)
        {
            await killAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return (await _session.Process.WaitAsync(cancellationToken), true);
        }
    }
}
