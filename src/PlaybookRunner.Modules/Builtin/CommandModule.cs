using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Runs a program without a shell.</summary>
[Module("ansible.builtin.command", FreeFormOption = "cmd", RunsDetached = true)]
internal sealed partial class CommandModule : IModule<CommandOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(CommandOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        options.WarnOfWarn(call);
        var arguments = options.Argv ?? CommandWords.Split(options.Cmd ?? "");
        if (arguments.Count == 0)
            throw new ModuleFailedException(ModuleResult.Fail("no command given").With("rc", 256L));

        var command = options.ExpandArgumentVars ? ArgumentExpansion.Expand(arguments) : CommandLine.Create([.. arguments]);
        return new UserCommand(command, arguments)
        {
            Condition = new RunCondition(options.Creates, options.Removes),
            Folder = options.Chdir,
            Input = options.Input,
            StripEmptyEnds = options.StripEmptyEnds,
        }.RunAsync(call, cancellationToken);
    }
}

/// <summary>The options of <c>command</c>.</summary>
[RequiredOneOf("cmd", "argv")]
[MutuallyExclusive("cmd", "argv")]
internal sealed class CommandOptions : UserCommandOptions
{
    /// <summary>The program and its arguments, quoted as in a shell.</summary>
    public string? Cmd { get; init; }

    /// <summary>The program and its arguments as a list, without quoting.</summary>
    public IReadOnlyList<string>? Argv { get; init; }

    /// <summary>Whether line breaks at the end of the outputs are dropped.</summary>
    public bool StripEmptyEnds { get; init; } = true;

    /// <summary>Whether <c>$NAME</c> and a leading <c>~</c> in arguments stand for the target's variables and home folders.</summary>
    public bool ExpandArgumentVars { get; init; } = true;
}
