namespace PlaybookRunner.Modules.Builtin;

/// <summary>Runs a text in a shell.</summary>
[Module("ansible.builtin.shell", FreeFormOption = "cmd", RunsDetached = true)]
internal sealed partial class ShellModule : IModule<ShellOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(ShellOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        options.WarnOfWarn(call);
        return new UserCommand([options.Executable ?? "/bin/sh", "-c", options.Cmd], options.Cmd)
        {
            Condition = new RunCondition(options.Creates, options.Removes),
            Folder = options.Chdir,
            Input = options.Input,
        }.RunAsync(call, cancellationToken);
    }
}

/// <summary>The options of <c>shell</c>.</summary>
internal sealed class ShellOptions : UserCommandOptions
{
    /// <summary>The text that the shell reads.</summary>
    public required string Cmd { get; init; }

    /// <summary>The shell's absolute path; <c>/bin/sh</c> when it is not given.</summary>
    [Option(IsPath = true)]
    public string? Executable { get; init; }
}
