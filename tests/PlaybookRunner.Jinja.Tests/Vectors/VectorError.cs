namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>Which Python class an error of ours stands for.</summary>
internal static class VectorError
{
    public static string ClassOf(JinjaException error) => error switch
    {
        JinjaSyntaxException { Code: "JINJA002" or "JINJA003" or "JINJA005" } => "TemplateAssertionError",
        JinjaSyntaxException => "TemplateSyntaxError",
        JinjaTemplateNotFoundException when error.Message.StartsWith("none of the templates", StringComparison.Ordinal) || error.Message.StartsWith("Tried to select", StringComparison.Ordinal) => "TemplatesNotFound",
        JinjaTemplateNotFoundException => "TemplateNotFound",
        JinjaUndefinedException => "UndefinedError",
        JinjaSecurityException => "SecurityError",
        { InnerException: PythonException python } => python.Type switch
        {
            PythonErrorType.FilterArgument => "FilterArgumentError",
            PythonErrorType.TemplateRuntime => "TemplateRuntimeError",
            PythonErrorType type => type.ToString(),
        },
        _ => error.GetType().Name,
    };
}
