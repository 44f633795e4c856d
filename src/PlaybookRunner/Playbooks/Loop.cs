using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>What a task is repeated for.</summary>
internal sealed record Loop
{
    /// <summary>The lookup behind <c>with_NAME</c>, such as <c>items</c>; null for <c>loop</c>.</summary>
    public string? Lookup { get; init; }

    /// <summary>The list, or the lookup's terms.</summary>
    public required ContentValue Items { get; init; }

    public required LoopControl Control { get; init; }

    /// <summary>Where the keyword stands.</summary>
    public required SourcePosition Position { get; init; }
}
