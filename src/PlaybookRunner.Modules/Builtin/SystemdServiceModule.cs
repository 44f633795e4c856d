using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Starts, stops, enables and masks units of systemd, asking systemd itself how they are.</summary>
[Module("ansible.builtin.systemd_service", Aliases = ["ansible.builtin.systemd"])]
internal sealed partial class SystemdServiceModule : IModule<SystemdServiceOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(SystemdServiceOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var systemctl = Systemctl(options);
        var unit = await SystemdUnit.AskAsync(call, systemctl, options, cancellationToken);
        var result = ModuleResult.Of(changed: false).With("name", options.Name).With("status", unit?.Status ?? []);
        if (unit is null)
            return result;

        var changed = await MaskAsync(unit, systemctl, options, call, cancellationToken);
        if ((options.Enabled is not null || options.State is not null) && !unit.IsFound)
            throw new ModuleFailedException($"Could not find the requested service {options.Name}: host");

        if (options.Enabled is { } enabled)
        {
            result = result.With("enabled", enabled);
            changed |= await EnableAsync(unit, systemctl, options, call, cancellationToken);
        }

        if (options.State is { } state)
        {
            result = result.With("state", state == SystemdState.Stopped ? "stopped" : "started");
            changed |= await ReachStateAsync(unit, state, systemctl, options, call, cancellationToken);
        }

        return result with { Changed = changed };
    }

    private static CommandLine Systemctl(SystemdServiceOptions options)
    {
        CommandLine command = ["systemctl"];
        return command.AddIf(options.Scope == SystemdScope.User, "--user").AddIf(options.Scope == SystemdScope.Global, "--global")
            .AddIf(options.NoBlock, "--no-block").AddIf(options.Force, "--force");
    }

    private static async Task<bool> MaskAsync(
        SystemdUnit unit, CommandLine systemctl, SystemdServiceOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Masked is not { } masked || masked == unit.IsMasked)
            return false;

        var verb = masked ? "mask" : "unmask";
        return await ActAsync(systemctl.Add(verb, unit.Name), $"Failed to {verb} the service ({options.Name})", call, cancellationToken, trim: true);
    }

    private static async Task<bool> EnableAsync(
        SystemdUnit unit, CommandLine systemctl, SystemdServiceOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Enabled == unit.IsEnabled)
            return false;

        var verb = options.Enabled == true ? "enable" : "disable";
        return await ActAsync(systemctl.Add(verb, unit.Name), $"Unable to {verb} service {options.Name}", call, cancellationToken);
    }

    private static async Task<bool> ReachStateAsync(
        SystemdUnit unit, SystemdState state, CommandLine systemctl, SystemdServiceOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var verb = state switch
        {
            SystemdState.Started => unit.IsRunning ? null : "start",
            SystemdState.Stopped => unit.IsRunning || unit.IsStopping ? "stop" : null,
            SystemdState.Restarted => unit.IsRunning ? "restart" : "start",
            _ => unit.IsRunning ? "reload" : "start",
        };
        return verb is not null && await ActAsync(systemctl.Add(verb, unit.Name), $"Unable to {verb} service {options.Name}", call, cancellationToken);
    }

    private static async Task<bool> ActAsync(CommandLine command, string failure, ModuleCall call, CancellationToken cancellationToken, bool trim = false)
    {
        if (call.CheckMode)
            return true;

        var result = await call.RunAsync(new CommandRequest(command) { IsLong = true }, cancellationToken);
        return result.Succeeded ? true : throw new ModuleFailedException($"{failure}: {(trim ? result.Error.TrimEnd() : result.Error)}");
    }
}
