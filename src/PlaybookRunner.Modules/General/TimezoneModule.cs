using PlaybookRunner.Commands;
using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.General;

/// <summary>Sets the target's time zone.</summary>
[Module("community.general.timezone")]
internal sealed partial class TimezoneModule : IModule<TimezoneOptions>
{
    // The zone, what the clock of the machine holds, and whether the wanted zone exists.
    private const string Probe =
        """
        if [ -d /run/systemd/system ] && command -v timedatectl >/dev/null; then
            timedatectl show | sed -n 's/^Timezone=/zone /p; s/^LocalRTC=/rtc /p'
            echo 'systemd yes'
        else
            zone=$(readlink /etc/localtime) && printf 'zone %s\n' "${zone##*zoneinfo/}" || printf 'zone %s\n' "$(cat /etc/timezone)"
            if grep -q LOCAL /etc/adjtime; then echo 'rtc yes'; else echo 'rtc no'; fi
        fi 2>/dev/null
        [ -z "$1" ] || [ ! -e "/usr/share/zoneinfo/$1" ] || echo 'exists yes'
        """;

    private const string SetZone = "ln -sfn \"/usr/share/zoneinfo/$1\" /etc/localtime && { [ ! -e /etc/timezone ] || printf '%s\\n' \"$1\" > /etc/timezone; }";

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(TimezoneOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var answer = (await call.RunAsync(CommandLine.Script(Probe, options.Name ?? ""), cancellationToken)).Output;
        var facts = answer.Split('\n').Select(line => line.Split(' ', 2)).Where(fields => fields.Length == 2).ToDictionary(fields => fields[0], fields => fields[1]);
        if (options.Name is { } name && !facts.ContainsKey("exists"))
            throw new ModuleFailedException($"Error message:\ngiven timezone \"{name}\" is not available");

        var isLocal = facts.GetValueOrDefault("rtc") == "yes";
        var commands = Commands(options, facts.GetValueOrDefault("zone", ""), isLocal, facts.ContainsKey("systemd"));
        if (commands.Length > 0 && !call.CheckMode)
            (await call.RunAsync(commands.Aggregate(new CommandChain(), (chain, command) => chain.Then(command)).ToCommand(), cancellationToken)).OrFail();

        var result = ModuleResult.Of(commands.Length > 0, commands.Length == 0 ? null : string.Join('\n', commands.Select(command => $"executed `{command}`")));
        var (before, after) = (facts.GetValueOrDefault("zone", ""), options.Name ?? facts.GetValueOrDefault("zone", ""));
        return call.DiffMode && result.Changed ? result with { Diff = [new ModuleDiff { Before = before + "\n", After = after + "\n" }] } : result;
    }

    private static CommandLine[] Commands(TimezoneOptions options, string zone, bool isLocal, bool hasSystemd)
    {
        var commands = new List<CommandLine>();
        if (options.Name is { } name && name != zone)
            commands.Add(hasSystemd ? ["timedatectl", "set-timezone", name] : CommandLine.Script(SetZone, name));

        if (options.Hwclock is { } wanted && (wanted == "local") != isLocal)
            commands.Add(hasSystemd ? ["timedatectl", "set-local-rtc", wanted == "local" ? "yes" : "no"] : ["hwclock", "--systohc", wanted == "local" ? "--localtime" : "--utc"]);

        return [.. commands];
    }
}

/// <summary>The options of <c>timezone</c>.</summary>
[RequiredOneOf("name", "hwclock")]
internal sealed class TimezoneOptions
{
    /// <summary>The zone, such as <c>Europe/Berlin</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the machine's clock holds local time or UTC.</summary>
    [Option(Aliases = ["rtc"], Choices = ["local", "UTC"])]
    public string? Hwclock { get; init; }
}
