namespace PlaybookRunner.Targets;

/// <summary>
/// The shell or channel that carried an operation broke. The next operation gets a new one; whether this one ran is told by <see cref="MayHaveRun"/>.
/// </summary>
public sealed class ChannelLostException : TargetException
{
    /// <summary>Describes a lost channel.</summary>
    public ChannelLostException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the operation had been sent before the channel broke, so that it may have run wholly or in part.</summary>
    public bool MayHaveRun { get; init; } = true;
}
