namespace PlaybookRunner.Events;

/// <summary>
/// Is told what happens in a run, one event after the other. Observers are isolated (an exception is reported once as a warning and the run goes on) unless
/// they are registered as required (an exception ends the run).
/// </summary>
public interface IRunObserver
{
    /// <summary>Takes an event; returns quickly, since the run waits for it.</summary>
    void OnEvent(RunEvent runEvent);
}
