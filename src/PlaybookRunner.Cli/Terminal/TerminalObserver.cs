using PlaybookRunner.Events;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>Writes a run to a terminal or a pipe as it happens.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="text">What is shown of an event.</param>
/// <param name="useColours">Whether terminal codes are written.</param>
internal sealed class TerminalObserver(TextWriter output, TextWriter error, EventText text, bool useColours) : IRunObserver
{
    public void OnEvent(RunEvent runEvent)
    {
        foreach (var line in text.Of(runEvent))
            Write(line);
        if (runEvent is not HostTaskStarted)
            output.Flush();
    }

    private void Write(StyledLine line)
    {
        // Where both lead to one terminal, lines keep their order.
        if (line.IsError)
            output.Flush();
        (line.IsError ? error : output).WriteLine(useColours ? AnsiColours.Wrap(line) : line.Text);
    }
}
