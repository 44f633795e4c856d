using PlaybookRunner.Events;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>Keeps the words of the warnings of a run.</summary>
internal sealed class WarningRecorder : IRunObserver
{
    public List<string> Messages { get; } = [];

    public void OnEvent(RunEvent runEvent)
    {
        if (runEvent is WarningRaised warning)
            Messages.Add(warning.Message);
    }
}
