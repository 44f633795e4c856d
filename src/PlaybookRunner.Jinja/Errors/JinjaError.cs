namespace PlaybookRunner.Jinja;

/// <summary>An error as data, complete with its place, before a <see cref="JinjaException"/> is made of it.</summary>
internal sealed record JinjaError(string Code, string Message, TemplatePosition Position, SourceExcerpt Excerpt)
{
    public string? Hint { get; init; }

    public IReadOnlyList<TemplateCall> CalledFrom { get; init; } = [];

    public Exception? Cause { get; init; }
}
