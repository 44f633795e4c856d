namespace PlaybookRunner.Jinja;

/// <summary>An undefined value was used.</summary>
public sealed class JinjaUndefinedException : JinjaException
{
    internal JinjaUndefinedException(JinjaError error)
        : base(error) => Undefined = (error.Cause as PythonException)?.Undefined;

    /// <summary>The value whose use was the error: what was asked for, and of what object. Null where only the message is known.</summary>
    public Undefined? Undefined { get; }
}
