using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A service run by a script in <c>/etc/init.d</c>, with or without OpenRC.</summary>
/// <param name="Options">What is wanted.</param>
/// <param name="IsOpenRc">Whether OpenRC manages the script.</param>
internal sealed record InitScript(ServiceOptions Options, bool IsOpenRc)
{
    // Whether it exists, runs, and starts with the machine: one word each.
    private const string Query =
        """
        [ -x "/etc/init.d/$1" ] || exit 3
        if [ -n "$2" ]; then ps -ef | grep -v grep | grep -q -- "$2" && echo running || echo stopped
        elif "/etc/init.d/$1" status >/dev/null 2>&1; then echo running
        else echo stopped
        fi
        if [ -n "$3" ]; then rc-update show "$3" | grep -qw "$1" && echo enabled || echo disabled
        else ls /etc/rc[2345].d/S??"$1" >/dev/null 2>&1 && echo enabled || echo disabled
        fi
        """;

    /// <summary>Brings the service to the wanted state.</summary>
    public async Task<ModuleResult> RunAsync(ModuleCall call, CancellationToken cancellationToken)
    {
        var query = CommandLine.Script(Query, Options.Name, Options.Pattern ?? "", IsOpenRc ? Options.Runlevel : "");
        var answer = await call.RunAsync(query, cancellationToken);
        if (answer.ExitCode == 3)
            throw new ModuleFailedException($"Could not find the requested service {Options.Name}: host");

        var isRunning = answer.Output.StartsWith("running", StringComparison.Ordinal);
        var isEnabled = answer.Output.TrimEnd().EndsWith("enabled", StringComparison.Ordinal);
        var chain = new CommandChain();
        if (Options.Enabled is { } enabled && enabled != isEnabled)
            chain.Then(Enabling(enabled));

        foreach (var command in Actions(isRunning))
            chain.Then(command);

        if (!chain.IsEmpty && !call.CheckMode)
            (await call.RunAsync(new CommandRequest(chain.ToCommand()) { IsLong = true }, cancellationToken)).OrFail();

        var result = ModuleResult.Of(!chain.IsEmpty).With("name", Options.Name);
        result = Options.Enabled is null ? result : result.With("enabled", Options.Enabled);
        return Options.State is not { } state ? result : result.With("state", state == SystemdState.Stopped ? "stopped" : "started");
    }

    private CommandLine Enabling(bool enabled) => IsOpenRc
        ? ["rc-update", enabled ? "add" : "del", Options.Name, Options.Runlevel]
        : ["update-rc.d", Options.Name, enabled ? "defaults" : "disable"];

    private CommandLine[] Actions(bool isRunning) => Options.State switch
    {
        SystemdState.Started when !isRunning => [Call("start")],
        SystemdState.Stopped when isRunning => [Call("stop")],
        SystemdState.Reloaded => [Call(isRunning ? "reload" : "start")],
        SystemdState.Restarted when Options.Sleep is { } seconds => [Call("stop"), ["sleep", $"{seconds}"], Call("start")],
        SystemdState.Restarted => [Call("restart")],
        _ => [],
    };

    private CommandLine Call(string verb) => CommandLine.Create($"/etc/init.d/{Options.Name}", verb).AddIf(Options.Arguments.Length > 0, [.. CommandWords.Split(Options.Arguments)]);
}
