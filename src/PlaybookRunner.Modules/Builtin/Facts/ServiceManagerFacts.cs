namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Which init system runs the target's services.</summary>
internal static class ServiceManagerFacts
{
    /// <summary>What tells it: the name of process 1 and the marks that init systems leave.</summary>
    private const string Script =
        """
        cat /proc/1/comm
        command -v systemctl >/dev/null && for path in /run/systemd/system /dev/.run/systemd /dev/.systemd; do [ -e $path ] && echo =systemd && break; done
        command -v initctl >/dev/null && [ -d /etc/init ] && echo =upstart
        [ -e /sbin/openrc ] && echo =openrc
        [ -e /etc/init.d ] && echo =sysvinit
        """;

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("service_mgr", [new("service_mgr", Script)], Read)
    {
        Requires = ["platform", "distribution"],
        IsMinimal = true,
    };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var lines = sections.Lines("service_mgr");
        var first = lines.Length > 0 && !lines[0].StartsWith('=') ? lines[0] : "";
        facts["service_mgr"] = ByProcess(first) ?? lines.FirstOrDefault(line => line.StartsWith('='), "=service")[1..];
    }

    // A process 1 named `init` may be anything; `sh` and its kin mean a container that tells nothing.
    private static string? ByProcess(string name) => name switch
    {
        "systemd" => "systemd",
        "procd" => "openwrt_init",
        "runit" or "runit-init" => "runit",
        "svscan" => "svc",
        "openrc-init" => "openrc",
        _ => null,
    };
}
