using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>Makes public errors of placeless ones.</summary>
internal static class Failure
{
    public static JinjaException At(JinjaContext frame, Exception cause)
    {
        Span span = cause switch
        {
            SyntaxErrorInUse { Span: { } own } => own,
            PythonException { Undefined: { } undefined } => Narrow(frame.Code.Source, frame.At, undefined),
            _ => frame.At,
        };
        TemplatePosition position = frame.Code.Source.Locate(span);
        var error = new JinjaError(CodeOf(cause), MessageOf(cause), position, frame.Code.Source.Excerpt(position))
        {
            Hint = Hints.For(cause, frame),
            CalledFrom = Trace(frame),
            Cause = cause,
        };
        return cause switch
        {
            LimitReached or InsufficientExecutionStackException => new JinjaLimitException(error),
            SyntaxErrorInUse { Code: ErrorCode.NotFound } => new JinjaTemplateNotFoundException(error),
            SyntaxErrorInUse => new JinjaSyntaxException(error),
            PythonException { Type: PythonErrorType.Undefined } => new JinjaUndefinedException(error),
            PythonException { Type: PythonErrorType.Security } => new JinjaSecurityException(error),
            PythonException { Type: PythonErrorType.MemoryError or PythonErrorType.RecursionError } => new JinjaLimitException(error),
            _ => new JinjaRuntimeException(error),
        };
    }

    public static JinjaSyntaxException Syntax(SourceText source, SyntaxError cause)
    {
        TemplatePosition position = source.Locate(cause.Span);
        return new JinjaSyntaxException(new JinjaError(cause.Code, cause.Message, position, source.Excerpt(position)) { Hint = cause.Hint });
    }

    /// <summary>A mistake in a template that is loaded while another one runs.</summary>
    public static JinjaSyntaxException CalledFrom(JinjaSyntaxException error, JinjaContext frame, string what) => new(
        new JinjaError(error.Code, error.Message, error.Position, error.Excerpt)
        {
            Hint = error.Hint,
            CalledFrom = [new TemplateCall(what, frame.Code.Source.Locate(frame.At)), .. Trace(frame)],
        });

    public static JinjaLimitException TooDeep(SourceText source)
    {
        TemplatePosition position = source.Locate(default);
        return new JinjaLimitException(new JinjaError(ErrorCode.TooDeep, "the template is nested too deeply", position, source.Excerpt(position)));
    }

    public static JinjaTemplateNotFoundException NotFound(SourceText source, Span span, string name)
    {
        TemplatePosition position = source.Locate(span);
        return new JinjaTemplateNotFoundException(new JinjaError(ErrorCode.NotFound, name, position, source.Excerpt(position)));
    }

    private static string MessageOf(Exception cause) =>
        cause is InsufficientExecutionStackException ? "the template is nested too deeply" : cause.Message;

    private static string CodeOf(Exception cause) => cause switch
    {
        LimitReached { InnerException: OperationCanceledException } => ErrorCode.Cancelled,
        LimitReached or InsufficientExecutionStackException => ErrorCode.Limit,
        SyntaxErrorInUse use => use.Code,
        PythonException python => CodeOf(python.Type),
        _ => ErrorCode.Runtime,
    };

    private static string CodeOf(PythonErrorType type) => type switch
    {
        PythonErrorType.Undefined => ErrorCode.Undefined,
        PythonErrorType.TypeError or PythonErrorType.AttributeError => ErrorCode.Type,
        PythonErrorType.ValueError or PythonErrorType.UnicodeError => ErrorCode.Value,
        PythonErrorType.ZeroDivisionError or PythonErrorType.OverflowError => ErrorCode.Arithmetic,
        PythonErrorType.KeyError or PythonErrorType.IndexError or PythonErrorType.LookupError => ErrorCode.Key,
        PythonErrorType.FilterArgument => ErrorCode.FilterArgument,
        PythonErrorType.Security => ErrorCode.Security,
        PythonErrorType.MemoryError or PythonErrorType.RecursionError => ErrorCode.Limit,
        _ => ErrorCode.Runtime,
    };

    private static List<TemplateCall> Trace(JinjaContext frame)
    {
        const int enough = 20;
        var calls = new List<TemplateCall>();
        for (JinjaContext at = frame; at.CalledBy is { } caller && calls.Count < enough; at = caller.Frame)
            calls.Add(new TemplateCall(caller.What, caller.Frame.Code.Source.Locate(caller.Frame.At)));
        return calls;
    }

    /// <summary>The name that is undefined, inside the operation that failed because of it. Looked for only now: no node needs to remember it.</summary>
    private static Span Narrow(SourceText source, Span span, Undefined undefined)
    {
        if (undefined.Name is not string name || span.End > source.Text.Length)
            return span;
        for (int at = span.Start; (at = source.Text.IndexOf(name, at, span.End - at, StringComparison.Ordinal)) >= 0; at++)
            if (IsWhole(source.Text, at, name.Length))
                return new Span(at, at + name.Length);
        return span;

        static bool IsWhole(string text, int start, int length) =>
            (start == 0 || !IsWord(text[start - 1])) && (start + length == text.Length || !IsWord(text[start + length]));

        static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
    }
}
