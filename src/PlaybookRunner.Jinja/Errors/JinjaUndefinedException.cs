namespace PlaybookRunner.Jinja;

/// <summary>An undefined value was used.</summary>
public sealed class JinjaUndefinedException : JinjaException
{
    internal JinjaUndefinedException(JinjaError error)
        : base(error)
    {
    }
}
