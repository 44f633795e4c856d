namespace PlaybookRunner.Targets;

/// <summary>A failure below a target; the type tells what still works afterwards.</summary>
public abstract class TargetException : Exception
{
    private protected TargetException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
