using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Whether and how SELinux is on.</summary>
internal static class SelinuxFacts
{
    private const string Script =
        """
        [ -e /sys/fs/selinux/enforce ] || exit 0
        echo "mode=$(cat /sys/fs/selinux/enforce)"
        echo "policyvers=$(cat /sys/fs/selinux/policyvers)"
        grep -E '^(SELINUX|SELINUXTYPE)=' /etc/selinux/config
        """;

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("selinux", [new("selinux", Script)], Read) { IsMinimal = true };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        // Playbooks read this as "can SELinux be managed"; the modules here need no Python binding for it.
        facts["selinux_python_present"] = true;
        var values = sections.Pairs("selinux");
        if (!values.TryGetValue("mode", out var mode))
        {
            facts["selinux"] = new OrderedDictionary<string, object?> { ["status"] = "disabled" };
            return;
        }

        facts["selinux"] = new OrderedDictionary<string, object?>
        {
            ["status"] = "enabled",
            ["policyvers"] = long.TryParse(values.GetValueOrDefault("policyvers"), CultureInfo.InvariantCulture, out var version) ? version : "unknown",
            ["config_mode"] = values.GetValueOrDefault("SELINUX", "unknown"),
            ["mode"] = mode == "1" ? "enforcing" : "permissive",
            ["type"] = values.GetValueOrDefault("SELINUXTYPE", "unknown"),
        };
    }
}
