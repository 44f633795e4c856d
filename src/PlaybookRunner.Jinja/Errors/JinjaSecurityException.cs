namespace PlaybookRunner.Jinja;

/// <summary>The sandbox refused an operation.</summary>
public sealed class JinjaSecurityException : JinjaException
{
    internal JinjaSecurityException(JinjaError error)
        : base(error)
    {
    }
}
