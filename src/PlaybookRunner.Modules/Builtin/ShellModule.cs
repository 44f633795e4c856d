namespace PlaybookRunner.Modules.Builtin;

/// <summary>Runs a text in a shell.</summary>
[Module("ansible.builtin.shell", FreeFormOption = "cmd")]
internal sealed partial class ShellModule : IModule<ShellOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(ShellOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Warn is not null)
            call.Warn("'warn' of command and shell has no effect: the warnings that it turned off no longer exist. Remove it.");

        return new UserCommand([options.Executable ?? "/bin/sh", "-c", options.Cmd], options.Cmd)
        {
            Condition = new RunCondition(options.Creates, options.Removes),
            Folder = options.Chdir,
            Input = options.StdinAddNewline && options.Stdin is { } text ? text + "\n" : options.Stdin,
        }.RunAsync(call, cancellationToken);
    }
}

/// <summary>The options of <c>shell</c>.</summary>
internal sealed class ShellOptions
{
    /// <summary>The text that the shell reads.</summary>
    public required string Cmd { get; init; }

    /// <summary>The shell's absolute path; <c>/bin/sh</c> when it is not given.</summary>
    [Option(IsPath = true)]
    public string? Executable { get; init; }

    /// <summary>The folder to run in.</summary>
    [Option(IsPath = true)]
    public string? Chdir { get; init; }

    /// <summary>A path or pattern; the shell does not run when it exists.</summary>
    [Option(IsPath = true)]
    public string? Creates { get; init; }

    /// <summary>A path or pattern; the shell runs only when it exists.</summary>
    [Option(IsPath = true)]
    public string? Removes { get; init; }

    /// <summary>Text for standard input.</summary>
    public string? Stdin { get; init; }

    /// <summary>Whether the text for standard input gets a line break at its end.</summary>
    public bool StdinAddNewline { get; init; } = true;

    /// <summary>Accepted and ignored: old playbooks turn off warnings by it.</summary>
    public bool? Warn { get; init; }
}
