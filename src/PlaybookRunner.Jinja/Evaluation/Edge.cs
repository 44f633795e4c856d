namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>Where errors without a place get one: at the end of a template, block, macro or recursive loop, from the frame that ran it.</summary>
internal static class Edge
{
    public static bool IsPlaceless(Exception error) => error is PythonException or LimitReached or SyntaxErrorInUse or InsufficientExecutionStackException or IDeferredError;

    public static void Run(JinjaContext frame, Action action)
    {
        frame.Rendering.Enter();
        try
        {
            action();
        }
        catch (Exception error) when (IsPlaceless(error))
        {
            throw Failure.At(frame, error);
        }
        finally
        {
            frame.Rendering.Leave();
        }
    }
}

/// <summary>A mistake of the source that shows only when it is reached: a name bound late, a template that does not exist.</summary>
internal sealed class SyntaxErrorInUse(string message, string code, Syntax.Span? span, string? hint = null) : Exception(message)
{
    public string Code { get; } = code;

    public Syntax.Span? Span { get; } = span;

    public string? Hint { get; } = hint;
}
