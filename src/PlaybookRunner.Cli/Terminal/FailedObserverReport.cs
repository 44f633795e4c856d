using PlaybookRunner.Events;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>Says that an observer failed, also where that was the terminal's own: nobody else would, and the run would look as if it had ended.</summary>
internal sealed class FailedObserverReport(TextWriter error) : IRunObserver
{
    public void OnEvent(RunEvent runEvent)
    {
        if (runEvent is WarningRaised { Code: ErrorCodes.ObserverFailed } warning)
            error.WriteLine($"This is a bug of PlaybookRunner, not of your playbook, and the run goes on: {warning.Message}");
    }
}
