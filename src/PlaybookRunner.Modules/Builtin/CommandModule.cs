using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Runs a program without a shell.</summary>
[Module("ansible.builtin.command", FreeFormOption = "cmd")]
internal sealed partial class CommandModule : IModule<CommandOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(CommandOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Warn is not null)
            call.Warn("'warn' of command and shell has no effect: the warnings that it turned off no longer exist. Remove it.");

        var arguments = options.Argv ?? CommandWords.Split(options.Cmd ?? "");
        if (arguments.Count == 0)
            throw new ModuleFailedException(ModuleResult.Fail("no command given").With("rc", 256L));

        var command = options.ExpandArgumentVars ? ArgumentExpansion.Expand(arguments) : CommandLine.Create([.. arguments]);
        return new UserCommand(command, arguments)
        {
            Condition = new RunCondition(options.Creates, options.Removes),
            Folder = options.Chdir,
            Input = options.StdinAddNewline && options.Stdin is { } text ? text + "\n" : options.Stdin,
            StripEmptyEnds = options.StripEmptyEnds,
        }.RunAsync(call, cancellationToken);
    }
}

/// <summary>The options of <c>command</c>.</summary>
[RequiredOneOf("cmd", "argv")]
[MutuallyExclusive("cmd", "argv")]
internal sealed class CommandOptions
{
    /// <summary>The program and its arguments, quoted as in a shell.</summary>
    public string? Cmd { get; init; }

    /// <summary>The program and its arguments as a list, without quoting.</summary>
    public IReadOnlyList<string>? Argv { get; init; }

    /// <summary>The folder to run in.</summary>
    [Option(IsPath = true)]
    public string? Chdir { get; init; }

    /// <summary>A path or pattern; the program does not run when it exists.</summary>
    [Option(IsPath = true)]
    public string? Creates { get; init; }

    /// <summary>A path or pattern; the program runs only when it exists.</summary>
    [Option(IsPath = true)]
    public string? Removes { get; init; }

    /// <summary>Text for standard input.</summary>
    public string? Stdin { get; init; }

    /// <summary>Whether the text for standard input gets a line break at its end.</summary>
    public bool StdinAddNewline { get; init; } = true;

    /// <summary>Whether line breaks at the end of the outputs are dropped.</summary>
    public bool StripEmptyEnds { get; init; } = true;

    /// <summary>Whether <c>$NAME</c> and a leading <c>~</c> in arguments stand for the target's variables and home folders.</summary>
    public bool ExpandArgumentVars { get; init; } = true;

    /// <summary>Accepted and ignored: old playbooks turn off warnings by it.</summary>
    public bool? Warn { get; init; }
}
