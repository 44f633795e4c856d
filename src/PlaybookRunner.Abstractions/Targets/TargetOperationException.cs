namespace PlaybookRunner.Targets;

/// <summary>An operation failed; the machine is usable and the connection stands.</summary>
public sealed class TargetOperationException : TargetException
{
    /// <summary>Describes a failed operation.</summary>
    /// <param name="message">What failed and why, in the words of the operating system where it said something.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TargetOperationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>How many changes of an <see cref="ITarget.ApplyAsync"/> were carried out before the one that failed.</summary>
    public int CompletedChanges { get; init; }
}
