using PlaybookRunner.Content;

namespace PlaybookRunner.Events;

/// <summary>Hands events to observers, one after the other, from whichever host they come.</summary>
internal sealed class EventHub(IReadOnlyList<IRunObserver> isolated, IReadOnlyList<IRunObserver> required, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<IRunObserver> _failed = [];
    private readonly HashSet<(string, string, SourcePosition?)> _warned = [];

    public DateTimeOffset Now => time.GetLocalNow();

    /// <summary>Tells all observers.</summary>
    /// <exception cref="Exception">A required observer failed: the run ends.</exception>
    public void Publish(RunEvent runEvent)
    {
        lock (_lock)
        {
            foreach (var observer in required)
                observer.OnEvent(runEvent);
            foreach (var observer in isolated)
                Tell(observer, runEvent);
        }
    }

    /// <summary>Raises a warning, once for the same words at the same place.</summary>
    public void Warn(string code, string message, SourcePosition? position, string? corrected = null)
    {
        lock (_lock)
        {
            if (!_warned.Add((code, message, position)))
                return;
        }

        Publish(new WarningRaised(Now, code, message, position) { Corrected = corrected });
    }

    public void Warn(ContentWarning warning) => Warn(warning.Code, warning.Message, warning.Position, warning.Corrected);

    private void Tell(IRunObserver observer, RunEvent runEvent)
    {
        if (_failed.Contains(observer))
            return;
        try
        {
            observer.OnEvent(runEvent);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _failed.Add(observer);
            foreach (var other in isolated.Where(other => !_failed.Contains(other)))
                Tell(other, new WarningRaised(Now, ErrorCodes.ObserverFailed, $"the observer {observer.GetType().Name} failed and is told no more: {exception.Message}", null));
        }
    }
}
