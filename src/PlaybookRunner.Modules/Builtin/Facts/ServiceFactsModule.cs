using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Lists the services as the fact <c>services</c>.</summary>
[Module("ansible.builtin.service_facts")]
internal sealed partial class ServiceFactsModule : IModule<ServiceFactsOptions>
{
    // A unit file that is not loaded is no unit yet; systemd is asked for its state by name, all in one question.
    private const string Script =
        """
        export SYSTEMD_PAGER= SYSTEMD_COLORS=0
        if [ -d /run/systemd/system ]; then
            systemctl list-units --no-pager --type=service --all --plain --no-legend | sed 's/^\xe2\x97\x8f *//; s/^/unit /'
            files=$(systemctl list-unit-files --no-pager --type=service --all --no-legend)
            printf '%s\n' "$files" | sed 's/^/file /'
            names=$(printf '%s\n' "$files" | sed -n 's/^\([^ @]*\.service\) .*/\1/p')
            [ -z "$names" ] || systemctl show --no-pager -p ActiveState $names | sed -n 's/^ActiveState=/state /p'
        fi
        if command -v service >/dev/null && [ -d /etc/init.d ]; then service --status-all 2>&1 | sed -n 's/^ *\[ \([-+?]\) \] */init \1 /p'; fi
        if command -v rc-status >/dev/null; then rc-status -a 2>/dev/null | sed -n 's/^ *\([^ ]*\) *\[ *\([a-z]*\).*\].*/openrc \1 \2/p'; fi
        exit 0
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(ServiceFactsOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = await call.RunAsync(CommandLine.Script(Script), cancellationToken);
        return ModuleResult.Of(changed: false) with { Facts = new OrderedDictionary<string, object?> { ["services"] = Parse(result.Output) } };
    }

    /// <summary>Reads the script's output.</summary>
    internal static OrderedDictionary<string, object?> Parse(string output)
    {
        var lines = output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1).ToList();
        var files = lines.Where(words => words is ["file", _, _, ..]).ToDictionary(words => words[1], words => words[2]);
        var asked = files.Keys.Where(name => !name.Contains('@', StringComparison.Ordinal)).Zip(lines.Where(words => words[0] == "state").Select(words => words[1]));
        var states = asked.ToDictionary(pair => pair.First, pair => pair.Second);
        var services = new OrderedDictionary<string, object?>();
        foreach (var words in lines)
        {
            switch (words)
            {
                case ["init", var sign, var name]:
                    services[name] = Describe(name, sign switch { "+" => "running", "-" => "stopped", _ => "unknown" }, null, "sysv");
                    break;
                case ["openrc", var name, var state]:
                    services[name] = Describe(name, state == "started" ? "running" : "stopped", null, "openrc");
                    break;
                case ["unit", var name, var load, var active, var sub, ..]:
                    services[name] = Describe(name, UnitState(active, sub), files.GetValueOrDefault(name) ?? (load == "not-found" ? load : active), "systemd");
                    break;
            }
        }

        foreach (var (name, status) in files.Where(file => !services.ContainsKey(file.Key)))
            services[name] = Describe(name, states.GetValueOrDefault(name, "unknown"), status, "systemd");

        return services;
    }

    private static string UnitState(string active, string sub) => sub == "running" ? "running" : active == "failed" && sub != "failed" ? "failed" : "stopped";

    private static OrderedDictionary<string, object?> Describe(string name, string state, string? status, string source)
    {
        var service = new OrderedDictionary<string, object?> { ["name"] = name, ["state"] = state };
        if (status is not null)
            service["status"] = status;

        service["source"] = source;
        return service;
    }
}

/// <summary>The options of <c>service_facts</c>: none.</summary>
internal sealed class ServiceFactsOptions;
