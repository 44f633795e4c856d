using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Runs a text in the target's shell as it stands: no conditions, no folder, outputs unaltered.</summary>
[Module("ansible.builtin.raw", FreeFormOption = "cmd")]
internal sealed partial class RawModule : IModule<RawOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(RawOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (call.CheckMode)
            return new ModuleResult { Skipped = true };

        var request = new CommandRequest([options.Executable ?? "/bin/sh", "-c", options.Cmd]) { IsLong = true };
        return Ended(await call.RunAsync(request, cancellationToken));
    }

    /// <summary>The result of <c>raw</c> and <c>script</c>: what the command wrote, with nothing taken away.</summary>
    public static ModuleResult Ended(CommandResult result) =>
        new ModuleResult
        {
            Changed = true,
            Failed = !result.Succeeded,
            Message = result.Succeeded ? null : "non-zero return code",
        }.With("rc", (long)result.ExitCode).With("stdout", result.Output).With("stderr", result.Error);
}

/// <summary>The options of <c>raw</c>.</summary>
internal sealed class RawOptions
{
    /// <summary>The text that the shell reads.</summary>
    public required string Cmd { get; init; }

    /// <summary>The shell's absolute path; <c>/bin/sh</c> when it is not given.</summary>
    public string? Executable { get; init; }
}
