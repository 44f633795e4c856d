namespace PlaybookRunner.Jinja;

/// <summary>
/// A template is wrong or failed. Every error that a template can cause is one of this family and says where it happened; it cannot be created without a place.
/// </summary>
public abstract class JinjaException : Exception
{
    private protected JinjaException(JinjaError error)
        : base(error.Message, error.Cause)
    {
        Code = error.Code;
        Position = error.Position;
        Excerpt = error.Excerpt;
        Hint = error.Hint;
        CalledFrom = error.CalledFrom;
    }

    /// <summary>A stable code such as <c>JINJA001</c>; the table is in the package's documentation.</summary>
    public string Code { get; }

    /// <summary>Where it happened, in the innermost template.</summary>
    public TemplatePosition Position { get; }

    /// <summary>The line of the source with a caret under the failing part, and a line before and after it.</summary>
    public SourceExcerpt Excerpt { get; }

    /// <summary>What may help: close names, what was expected; null if there is nothing to say.</summary>
    public string? Hint { get; }

    /// <summary>The places that led here, innermost first: macro calls, includes, imports, blocks of a parent.</summary>
    public IReadOnlyList<TemplateCall> CalledFrom { get; }

    /// <summary>The whole error as a compiler would print it: message, place, excerpt, hint and the places that led there.</summary>
    /// <returns>Several lines without a newline at the end.</returns>
    public string Describe() => ErrorText.Render(this);
}
