namespace PlaybookRunner.Jinja;

/// <summary>A template cannot be parsed, or names a filter, test or block that does not exist.</summary>
public sealed class JinjaSyntaxException : JinjaException
{
    internal JinjaSyntaxException(JinjaError error)
        : base(error)
    {
    }
}
