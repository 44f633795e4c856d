using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A unit as systemd describes it.</summary>
/// <param name="Name">The name that it is asked for by.</param>
/// <param name="Status">The properties that <c>systemctl show</c> lists.</param>
/// <param name="Enabling">What <c>systemctl is-enabled</c> says, such as <c>enabled</c>, <c>static</c> or <c>masked</c>.</param>
/// <param name="EnabledCode">The exit code of <c>systemctl is-enabled</c>: 0 for all that starts by itself or through another unit.</param>
internal sealed record SystemdUnit(string Name, OrderedDictionary<string, object?> Status, string Enabling, int EnabledCode)
{
    // Without a unit the script only reloads. A reload that fails ends it with its message.
    private const string Script =
        """
        reexec=$1 reload=$2 unit=$3
        shift 3
        [ -z "$reexec" ] || "$@" daemon-reexec || exit 1
        [ -z "$reload" ] || "$@" daemon-reload || exit 1
        [ -n "$unit" ] || exit 0
        enabling=$("$@" is-enabled -- "$unit" 2>&1)
        code=$?
        printf '%s %s\n' "$code" "$enabling" | head -n 1
        "$@" show -- "$unit"
        """;

    private string LoadState => Status.GetValueOrDefault("LoadState") as string ?? "";

    private string ActiveState => Status.GetValueOrDefault("ActiveState") as string ?? "";

    /// <summary>Whether systemd knows the unit: from a unit file, a script, or because it runs.</summary>
    public bool IsFound => LoadState is not ("not-found" or "error" or "");

    /// <summary>Whether the unit is masked.</summary>
    public bool IsMasked => LoadState == "masked" || Enabling.StartsWith("masked", StringComparison.Ordinal);

    /// <summary>Whether the unit is enabled.</summary>
    public bool IsEnabled => EnabledCode == 0;

    /// <summary>Whether the unit runs or is about to.</summary>
    public bool IsRunning => ActiveState is "active" or "activating" or "reloading";

    /// <summary>Whether the unit is about to end.</summary>
    public bool IsStopping => ActiveState == "deactivating";

    /// <summary>Reloads systemd's configuration when that is wanted, and asks for the unit, in one round trip.</summary>
    /// <returns>The unit; null when none was asked for.</returns>
    /// <exception cref="ModuleFailedException">systemd does not answer.</exception>
    public static async Task<SystemdUnit?> AskAsync(ModuleCall call, CommandLine systemctl, SystemdServiceOptions options, CancellationToken cancellationToken)
    {
        var command = CommandLine.Script(Script, Flag(options.DaemonReexec && !call.CheckMode), Flag(options.DaemonReload && !call.CheckMode), options.Name ?? "");
        var result = await call.RunAsync(command.AddAll(systemctl), cancellationToken);
        if (!result.Succeeded)
            throw CommandFailure.Of(result, result.Error.TrimEnd());

        return options.Name is null ? null : Parse(options.Name, result.Output);

        static string Flag(bool wanted) => wanted ? "yes" : "";
    }

    /// <summary>Reads the answer of the script: a line with code and word of <c>is-enabled</c>, then the properties.</summary>
    internal static SystemdUnit Parse(string name, string output)
    {
        var lines = output.Split('\n');
        var (code, enabling) = lines[0].Split(' ', 2) is [var first, var second] ? (first, second) : (lines[0], "");
        return new SystemdUnit(name, Properties(lines.Skip(1)), enabling, int.TryParse(code, out var number) ? number : 1);
    }

    // A value may go over several lines; those that do are in braces and end with a closing one.
    private static OrderedDictionary<string, object?> Properties(IEnumerable<string> lines)
    {
        var properties = new OrderedDictionary<string, object?>();
        string? open = null;
        foreach (var line in lines)
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            if (open is not null)
            {
                properties[open] += "\n" + line;
                open = line.TrimEnd().EndsWith('}') ? null : open;
            }
            else if (at > 0)
            {
                var value = line[(at + 1)..].TrimStart();
                properties[line[..at]] = value;
                open = value.StartsWith('{') && !value.TrimEnd().EndsWith('}') ? line[..at] : null;
            }
        }

        return properties;
    }
}
