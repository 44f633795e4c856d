using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Starts, stops and enables services by whatever manages them: systemd, OpenRC or scripts in <c>/etc/init.d</c>.</summary>
[Module("ansible.builtin.service", AcceptsAnyOption = true)]
internal sealed partial class ServiceModule : IModule<ServiceOptions>
{
    private const string Probe = "if [ -d /run/systemd/system ]; then echo systemd; elif [ -e /sbin/openrc-run ]; then echo openrc; else echo sysvinit; fi";

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(ServiceOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var manager = options.Use != "auto" ? options.Use : await FindManagerAsync(call, cancellationToken);
        if (manager is "systemd" or "systemd_service" or "ansible.builtin.systemd" or "ansible.builtin.systemd_service")
            return await DelegateAsync(options, call, cancellationToken);

        if (options.Others.Count > 0)
            throw new ModuleOptionException(options.Others.Keys.First(), $"'{options.Others.Keys.First()}' needs a target that systemd runs; this one is run by {manager}.");

        return await new InitScript(options, IsOpenRc: manager == "openrc").RunAsync(call, cancellationToken);
    }

    private static async Task<string> FindManagerAsync(ModuleCall call, CancellationToken cancellationToken)
    {
        if (TargetFacts.Text(call, "service_mgr") is { } known and not "service")
            return known;

        return (await call.RunAsync(CommandLine.Script(Probe), cancellationToken)).Output.Trim();
    }

    private static async Task<ModuleResult> DelegateAsync(ServiceOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var passed = new Dictionary<string, object?>(options.Others) { ["name"] = options.Name };
        if (options.State is { } state)
            passed["state"] = state.ToString().ToLowerInvariant();

        if (options.Enabled is { } enabled)
            passed["enabled"] = enabled;

        var result = await call.CallAsync("ansible.builtin.systemd_service", passed, cancellationToken);
        string?[] unused = [options.Pattern is null ? null : "pattern", options.Sleep is null ? null : "sleep", options.Arguments.Length == 0 ? null : "arguments"];
        return result with
        {
            Warnings = [.. result.Warnings, .. unused.OfType<string>().Select(option => $"Ignoring \"{option}\" as it is not used in \"systemd\"")],
        };
    }
}

/// <summary>The options of <c>service</c>.</summary>
[RequiredOneOf("state", "enabled")]
internal sealed class ServiceOptions
{
    /// <summary>The service's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the service shall do.</summary>
    public SystemdState? State { get; init; }

    /// <summary>Whether the service starts with the machine.</summary>
    public bool? Enabled { get; init; }

    /// <summary>A text in the list of processes that means the service runs, for scripts that cannot tell.</summary>
    public string? Pattern { get; init; }

    /// <summary>How many seconds lie between stop and start of a restart.</summary>
    public int? Sleep { get; init; }

    /// <summary>Further arguments for the service's script.</summary>
    [Option(Aliases = ["args"])]
    public string Arguments { get; init; } = "";

    /// <summary>The OpenRC runlevel.</summary>
    public string Runlevel { get; init; } = "default";

    /// <summary>What manages the services; found when it is <c>auto</c>.</summary>
    public string Use { get; init; } = "auto";

    /// <summary>Options of the manager's own module, such as <c>daemon_reload</c>.</summary>
    [Option(CollectsRest = true)]
    public IReadOnlyDictionary<string, object?> Others { get; init; } = new Dictionary<string, object?>();
}
