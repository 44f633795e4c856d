namespace PlaybookRunner.Modules.Builtin;

/// <summary>Tries whether the target can be worked with: it runs a command there and returns <c>pong</c>.</summary>
[Module("ansible.builtin.ping")]
internal sealed partial class PingModule : IModule<PingOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(PingOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Data == "crash")
            throw new ModuleFailedException("boom");

        await call.RunAsync(Commands.CommandLine.Script("exit 0"), cancellationToken);
        return ModuleResult.Of(changed: false).With("ping", options.Data);
    }
}

/// <summary>The options of <c>ping</c>.</summary>
internal sealed class PingOptions
{
    /// <summary>What to return; <c>crash</c> makes the task fail.</summary>
    public string Data { get; init; } = "pong";
}
