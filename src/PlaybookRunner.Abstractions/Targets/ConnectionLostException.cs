namespace PlaybookRunner.Targets;

/// <summary>The host cannot be reached, or the connection to it was lost: the host is unreachable.</summary>
public sealed class ConnectionLostException : TargetException
{
    /// <summary>Describes an unreachable host.</summary>
    public ConnectionLostException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether an operation had been sent before the connection was lost, so that it may have run wholly or in part.</summary>
    public bool MayHaveRun { get; init; }
}
