namespace PlaybookRunner.Jinja;

/// <summary>The text of a template and the name under which errors report it.</summary>
/// <param name="Text">The source.</param>
/// <param name="Name">The name, usually a path; it also identifies the template in the environment's cache.</param>
public sealed record TemplateSource(string Text, string Name);
