namespace PlaybookRunner.Jinja;

/// <summary>A place from which another template, macro or block was entered.</summary>
/// <param name="What">What was entered, such as <c>macro 'box'</c> or <c>include</c>.</param>
/// <param name="Position">The place that entered it.</param>
public sealed record TemplateCall(string What, TemplatePosition Position);
