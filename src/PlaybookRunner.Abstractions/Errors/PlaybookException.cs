namespace PlaybookRunner;

/// <summary>
/// An error that content caused: it always has a place, a stable code and a message for the person who has to fix the content.
/// A bug of the engine is never reported with this family.
/// </summary>
public class PlaybookException : Exception, Jinja.IDeferredError
{
    /// <summary>Creates an error with its place.</summary>
    /// <param name="code">The stable code, such as <c>PB0102</c>; one of <see cref="ErrorCodes"/> or a plugin's own.</param>
    /// <param name="message">What was found, what was expected, what is close; one sentence without the place.</param>
    /// <param name="position">Where the content is wrong.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public PlaybookException(string code, string message, SourcePosition position, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Position = position;
    }

    /// <summary>The stable code of the error.</summary>
    public string Code { get; }

    /// <summary>Where the content is wrong.</summary>
    public SourcePosition Position { get; }

    /// <summary>The places the error came through, nearest first: the template's variable, the file that set it, the include that led there.</summary>
    public IReadOnlyList<ErrorCause> Causes { get; init; } = [];

    /// <summary>A line to show below the message that tells what to do; null when the message says it all.</summary>
    public string? Hint { get; init; }

    /// <summary>The same error with one link more at the outer end of its chain.</summary>
    /// <param name="cause">The place the error came through.</param>
    public PlaybookException Through(ErrorCause cause) =>
        new(Code, Message, Position, InnerException) { Causes = [.. Causes, cause], Hint = Hint };
}
