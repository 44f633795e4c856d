using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Turns errors of the template language into errors with a place in a content file.</summary>
internal static class TemplateErrors
{
    /// <summary>An error in a template that stands in a content file.</summary>
    /// <param name="error">The error.</param>
    /// <param name="text">The template.</param>
    /// <param name="use">What the template does with a variable whose own template failed, for the chain of places.</param>
    public static PlaybookException Locate(JinjaException error, TemplateText text, string use = "used here")
    {
        var position = error.Position.Template == text.Position.File.Path
            ? text.Locate(error.Position.Line, error.Position.Column, error.Position.Length)
            : text.Position;
        if (Origin(error) is { } origin)
            return origin.Through(new ErrorCause(use, position));
        return new PlaybookException(CodeOf(error), error.Message, position, error) { Hint = error.Hint };
    }

    /// <summary>An error in a template file.</summary>
    /// <param name="error">The error.</param>
    /// <param name="file">The template file.</param>
    /// <param name="headerLines">How many lines of the file stand before the template's first.</param>
    /// <param name="usedAt">The task that renders it.</param>
    public static PlaybookException Locate(JinjaException error, SourceFile file, int headerLines, SourcePosition usedAt)
    {
        var place = PlaceOf(error, file, headerLines);
        var cause = new ErrorCause("rendered by this task", usedAt);
        return Origin(error) is { } origin
            ? origin.Through(new ErrorCause("used here", place)).Through(cause)
            : new PlaybookException(CodeOf(error), error.Message, place, error) { Hint = error.Hint, Causes = [cause] };
    }

    private static SourcePosition PlaceOf(JinjaException error, SourceFile file, int headerLines)
    {
        if (error.Position.Template == file.Path)
            return new SourcePosition(file, error.Position.Line + headerLines, error.Position.Column, error.Position.Length);
        var included = File.Exists(error.Position.Template) ? File.ReadAllText(error.Position.Template) : "";
        return new SourcePosition(new SourceFile(error.Position.Template, included), error.Position.Line, error.Position.Column, error.Position.Length);
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
