using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>A variable that the user is asked for before a play.</summary>
internal sealed record VarsPrompt
{
    public required string Name { get; init; }

    public required SourcePosition Position { get; init; }

    /// <summary>The question; null: the variable's name.</summary>
    public Setting<string>? Prompt { get; init; }

    public ContentValue? Default { get; init; }

    /// <summary>Whether the answer stays hidden while it is typed.</summary>
    public bool IsPrivate { get; init; } = true;

    /// <summary>Whether the answer has to be typed twice.</summary>
    public bool Confirm { get; init; }

    /// <summary>The hash to store instead of the answer, such as <c>sha512_crypt</c>; null: none.</summary>
    public string? Encrypt { get; init; }

    public string? Salt { get; init; }

    public long? SaltSize { get; init; }

    /// <summary>Whether the answer is a plain text even if it looks like a template.</summary>
    public bool Unsafe { get; init; }
}
