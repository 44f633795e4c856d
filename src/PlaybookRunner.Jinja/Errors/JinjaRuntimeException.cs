namespace PlaybookRunner.Jinja;

/// <summary>An operation, filter, test or function failed; <see cref="Exception.InnerException"/> is the <see cref="PythonException"/> it threw.</summary>
public sealed class JinjaRuntimeException : JinjaException
{
    internal JinjaRuntimeException(JinjaError error)
        : base(error)
    {
    }
}
