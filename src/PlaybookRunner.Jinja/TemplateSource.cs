namespace PlaybookRunner.Jinja;

/// <summary>The text of a template and the name under which errors report it.</summary>
/// <param name="Text">The source.</param>
/// <param name="Name">The name, usually a path; it also identifies the template in the environment's cache.</param>
/// <param name="Options">Options for this template alone; null for those of the template that asks.</param>
public sealed record TemplateSource(string Text, string Name, JinjaOptions? Options = null);
