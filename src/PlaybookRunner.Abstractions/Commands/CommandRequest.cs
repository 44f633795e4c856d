using System.Collections.Immutable;

namespace PlaybookRunner.Commands;

/// <summary>A command to run on a target, as plain data.</summary>
/// <param name="Command">The command line.</param>
public sealed record CommandRequest(CommandLine Command)
{
    /// <summary>The folder to run in; null for the user's home folder over SSH and the current folder locally.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables set on top of the environment of the login and of the task's <c>environment</c>.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the command reads from standard input; empty means an input at its end.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>How long the command may run before it and what it started are killed; null for no limit. With a limit it gets a channel of its own.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether the command may run long: it then gets a channel of its own, its output lines are reported as they come, and it keeps the
    /// language of the login. Short ones run with LANG and LC_ALL set to C.UTF-8, so that their output can be read.
    /// Set for what users write (<c>command</c>, <c>shell</c>, <c>raw</c>, <c>script</c>) and for package installs, clones and the like.
    /// </summary>
    public bool IsLong { get; init; }

    /// <summary>Whether the output of a long command is for the module alone, such as data or a listing that it reads, and is not reported.</summary>
    public bool HidesOutput { get; init; }

    /// <summary>Runs a command line without further settings.</summary>
    public static implicit operator CommandRequest(CommandLine command) => new(command);
}
