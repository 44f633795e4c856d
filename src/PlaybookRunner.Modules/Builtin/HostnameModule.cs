using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Sets the target's name, now and for the next start.</summary>
[Module("ansible.builtin.hostname")]
internal sealed partial class HostnameModule : IModule<HostnameOptions>
{
    private const string Query = "uname -n; cat /etc/hostname 2>/dev/null || uname -n; [ -d /run/systemd/system ] && echo systemd; true";
    private const string Change = "printf '%s\\n' \"$1\" > /etc/hostname && hostname \"$1\"";
    private const string AskFullName = "hostname -f 2>/dev/null || uname -n";

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(HostnameOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var lines = (await call.RunAsync(CommandLine.Script(Query + "; " + AskFullName), cancellationToken)).Output.TrimEnd().Split('\n');
        var (current, permanent, fullName) = (lines[0], lines[1].Trim(), lines[^1]);
        var usesSystemd = options.Use == "systemd" || (options.Use is null && lines.Contains("systemd"));
        var changed = current != options.Name || permanent != options.Name;
        if (changed && !call.CheckMode)
        {
            CommandLine change = usesSystemd ? ["hostnamectl", "set-hostname", options.Name] : CommandLine.Script(Change, options.Name);
            var question = CommandLine.Script(AskFullName);
            fullName = (await call.RunAsync(new CommandChain().Then(change).ToCommand(question), cancellationToken)).OrFail().Output.Trim();
        }

        var dot = fullName.IndexOf('.', StringComparison.Ordinal);
        return ModuleResult.Of(changed).With("name", options.Name) with
        {
            Facts = new OrderedDictionary<string, object?>
            {
                ["ansible_hostname"] = options.Name.Split('.')[0],
                ["ansible_nodename"] = options.Name,
                ["ansible_fqdn"] = fullName,
                ["ansible_domain"] = dot < 0 ? "" : fullName[(dot + 1)..],
            },
            Diff = changed ? [new ModuleDiff { Before = $"hostname = {(current != options.Name ? current : permanent)}\n", After = $"hostname = {options.Name}\n" }] : [],
        };
    }
}

/// <summary>The options of <c>hostname</c>.</summary>
internal sealed class HostnameOptions
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>How it is set: <c>systemd</c>, or by the file alone; found when it is not given.</summary>
    public string? Use { get; init; }
}
