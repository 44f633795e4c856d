namespace PlaybookRunner.Targets;

/// <summary>Becoming another user failed: a wrong or missing password, a rule that forbids it, an unknown user. The connection stands.</summary>
public sealed class BecomeException : TargetException
{
    /// <summary>Describes why the user could not be become.</summary>
    public BecomeException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
