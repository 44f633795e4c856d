namespace PlaybookRunner.Modules.Builtin;

/// <summary>Fails with a message.</summary>
[Module("ansible.builtin.fail", NeedsNoTarget = true)]
internal sealed partial class FailModule : IModule<FailOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(FailOptions options, ModuleCall call, CancellationToken cancellationToken) => Task.FromResult(
        options.Msg is string text ? ModuleResult.Fail(text) : new ModuleResult { Failed = true }.With("msg", options.Msg));
}

/// <summary>The options of <c>fail</c>.</summary>
internal sealed class FailOptions
{
    /// <summary>The message; mostly a text.</summary>
    public object? Msg { get; init; } = "Failed as requested from task";
}
