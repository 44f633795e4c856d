using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Turns errors of the template language into errors with a place in a content file.</summary>
internal static class TemplateErrors
{
    /// <summary>An error in a template that stands in a content file.</summary>
    public static PlaybookException Locate(JinjaException error, TemplateText text)
    {
        var position = error.Position.Template == text.Position.File.Path
            ? text.Locate(error.Position.Line, error.Position.Column, error.Position.Length)
            : text.Position;
        if (Origin(error) is { } origin)
            return origin.Through(new ErrorCause("used here", position));
        return new PlaybookException(CodeOf(error), error.Message, position, error) { Hint = error.Hint };
    }

    /// <summary>An error in a template file.</summary>
    /// <param name="error">The error.</param>
    /// <param name="file">The template file.</param>
    /// <param name="usedAt">The task that renders it.</param>
    public static PlaybookException Locate(JinjaException error, SourceFile file, SourcePosition usedAt)
    {
        var place = new SourcePosition(file, error.Position.Line, error.Position.Column, error.Position.Length);
        var cause = new ErrorCause("rendered by this task", usedAt);
        return Origin(error) is { } origin
            ? origin.Through(new ErrorCause("used here", place)).Through(cause)
            : new PlaybookException(CodeOf(error), error.Message, place, error) { Hint = error.Hint, Causes = [cause] };
    }

    private static PlaybookException? Origin(JinjaException error)
    {
        for (Exception? cause = error.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is PlaybookException origin)
                return origin;
        }

        return null;
    }

    private static string CodeOf(JinjaException error) => error switch
    {
        JinjaSyntaxException => ErrorCodes.TemplateSyntax,
        JinjaUndefinedException => ErrorCodes.Undefined,
        JinjaLimitException => ErrorCodes.LimitExceeded,
        _ => ErrorCodes.TemplateFailed,
    };
}
