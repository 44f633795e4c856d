namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options that <c>command</c> and <c>shell</c> have in common.</summary>
internal abstract class UserCommandOptions
{
    /// <summary>The folder to run in.</summary>
    [Option(IsPath = true)]
    public string? Chdir { get; init; }

    /// <summary>A path or pattern; nothing is run when it exists.</summary>
    [Option(IsPath = true)]
    public string? Creates { get; init; }

    /// <summary>A path or pattern; something is run only when it exists.</summary>
    [Option(IsPath = true)]
    public string? Removes { get; init; }

    /// <summary>Text for standard input.</summary>
    public string? Stdin { get; init; }

    /// <summary>Whether the text for standard input gets a line break at its end.</summary>
    public bool StdinAddNewline { get; init; } = true;

    /// <summary>Accepted and ignored: old playbooks turn off warnings by it.</summary>
    public bool? Warn { get; init; }

    /// <summary>What the command reads.</summary>
    internal string? Input => StdinAddNewline && Stdin is { } text ? text + "\n" : Stdin;

    /// <summary>Says that <c>warn</c> has no effect, where it is given.</summary>
    internal void WarnOfWarn(ModuleCall call)
    {
        if (Warn is not null)
            call.Warn("'warn' of command and shell has no effect: the warnings that it turned off no longer exist. Remove it.");
    }
}
