using PlaybookRunner.Events;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>Writes a run to a terminal or a pipe as it happens.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="text">What is shown of an event.</param>
/// <param name="useColours">Whether terminal codes are written.</param>
/// <param name="progress">Says what is waited for; null where nobody looks on.</param>
internal sealed class TerminalObserver(TextWriter output, TextWriter error, EventText text, bool useColours, ProgressLine? progress = null) : IRunObserver
{
    private readonly HashSet<string> _errorsOfTask = new(StringComparer.Ordinal);

    private List<StyledLine> _waiting = [];

    public void OnEvent(RunEvent runEvent)
    {
        var lines = Settled(runEvent, text.Of(WithoutRepeatedError(runEvent)).ToList());
        if (progress is null)
            Write(lines);
        else
            progress.Follow(runEvent, lines.Count == 0 ? null : () => Write(lines));
    }

    // A banner that waits is shown with the first line below it, and never when the next banner comes first.
    private List<StyledLine> Settled(RunEvent runEvent, List<StyledLine> lines)
    {
        if (text.Waits(runEvent))
        {
            _waiting = lines;
            return [];
        }

        if (lines.Count == 0 || _waiting.Count == 0)
            return lines;
        List<StyledLine> settled = runEvent is PlayStarted or PlayWithoutHosts or RunCompleted ? lines : [.. _waiting, .. lines];
        _waiting = [];
        return settled;
    }

    private void Write(List<StyledLine> lines)
    {
        foreach (var line in lines)
            Write(line);
        if (lines.Count > 0)
            output.Flush();
    }

    private void Write(StyledLine line)
    {
        // Where both lead to one terminal, lines keep their order.
        if (line.IsError)
            output.Flush();
        (line.IsError ? error : output).WriteLine(useColours ? AnsiColours.Wrap(line) : line.Text);
    }

    // What is wrong with a task is mostly the same for all its hosts: the place and the lines are shown once, as in the reference.
    private RunEvent WithoutRepeatedError(RunEvent runEvent)
    {
        if (runEvent is TaskStarted)
            _errorsOfTask.Clear();
        return runEvent switch
        {
            TaskCompleted { Outcome.ErrorText: { } told } completed when !_errorsOfTask.Add(told) => completed with { Outcome = completed.Outcome with { ErrorText = null } },
            ItemCompleted { Outcome.ErrorText: { } told } completed when !_errorsOfTask.Add(told) => completed with { Outcome = completed.Outcome with { ErrorText = null } },
            _ => runEvent,
        };
    }
}
