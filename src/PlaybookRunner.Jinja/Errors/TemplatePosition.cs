namespace PlaybookRunner.Jinja;

/// <summary>A place in a template's source.</summary>
/// <param name="Template">The template's name; <c>&lt;template&gt;</c> if it has none.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 units, from 1.</param>
/// <param name="Length">How many characters of that line it spans, at least 1.</param>
public readonly record struct TemplatePosition(string Template, int Line, int Column, int Length)
{
    /// <summary><c>name:line:column</c>.</summary>
    public override string ToString() => $"{Template}:{Line}:{Column}";
}
