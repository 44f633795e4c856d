namespace PlaybookRunner.Jinja;

/// <summary>An included, imported or extended template does not exist.</summary>
public sealed class JinjaTemplateNotFoundException : JinjaException
{
    internal JinjaTemplateNotFoundException(JinjaError error)
        : base(error)
    {
    }
}
