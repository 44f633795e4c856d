using PlaybookRunner.Commands;

namespace PlaybookRunner.Connections;

/// <summary>A command line that becomes another user, and how it talks about passwords.</summary>
/// <param name="Command">The whole line.</param>
public sealed record BecomeCommand(CommandLine Command)
{
    /// <summary>The text by which the method asks for the password; null when it never asks.</summary>
    public string? Prompt { get; init; }

    /// <summary>Whether the method only asks on a terminal, so that the channel must have one (<c>su</c>).</summary>
    public bool NeedsTerminal { get; init; }

    /// <summary>Texts by which the method says that the password was wrong.</summary>
    public IReadOnlyList<string> WrongPasswordMessages { get; init; } = [];
}
