namespace PlaybookRunner.Jinja;

/// <summary>A budget of <see cref="JinjaLimits"/> is exhausted, or the evaluation was cancelled.</summary>
public sealed class JinjaLimitException : JinjaException
{
    internal JinjaLimitException(JinjaError error)
        : base(error)
    {
    }
}
