namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>AppArmor, FIPS mode, capabilities, and whether the target is a changed root.</summary>
internal static class SecurityFacts
{
    /// <summary>The collectors.</summary>
    public static IReadOnlyList<FactCollector> Collectors { get; } =
    [
        new("apparmor", [new("apparmor", "[ -d /sys/kernel/security/apparmor ] && echo enabled")], ReadAppArmor) { IsMinimal = true },
        new("fips", [FactSource.File("fips", "/proc/sys/crypto/fips_enabled")], ReadFips) { IsMinimal = true },
        new("caps", [new("caps", "capsh --print")], ReadCapabilities) { Aliases = ["system_capabilities", "system_capabilities_enforced"], IsMinimal = true },
        new("chroot", [new("chroot", "stat -Lc %d:%i / /proc/1/root/.; printf '%s\\n' \"$debian_chroot\"")], ReadChroot) { Aliases = ["is_chroot"] },
    ];

    private static void ReadAppArmor(FactSections sections, OrderedDictionary<string, object?> facts) =>
        facts["apparmor"] = new OrderedDictionary<string, object?> { ["status"] = sections["apparmor"].Length > 0 ? "enabled" : "disabled" };

    private static void ReadFips(FactSections sections, OrderedDictionary<string, object?> facts) => facts["fips"] = sections["fips"].Trim() == "1";

    private static void ReadCapabilities(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        const string Title = "Current:";
        var line = sections.Lines("caps").FirstOrDefault(line => line.StartsWith(Title, StringComparison.Ordinal));
        if (line is null)
        {
            facts["system_capabilities_enforced"] = "N/A";
            facts["system_capabilities"] = "N/A";
            return;
        }

        // "=ep" alone means that nothing is held back. What the reference keeps of the rest loses the leading "=" and nothing else.
        var current = line[Title.Length..].Trim();
        var isEnforced = current != "=ep";
        var text = current.StartsWith('=') ? current[1..] : current.Split('=')[^1];
        facts["system_capabilities_enforced"] = isEnforced ? "True" : "False";
        facts["system_capabilities"] = new List<object?>(isEnforced ? text.Split(',').Select(word => word.Trim()) : []);
    }

    private static void ReadChroot(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var lines = sections.Lines("chroot");
        facts["is_chroot"] = (lines.Length > 1 && lines[0].Contains(':', StringComparison.Ordinal) && lines[1].Contains(':', StringComparison.Ordinal)
            && lines[0] != lines[1]) || (lines.Length > 0 && lines[^1].Length > 0 && !lines[^1].Contains(':', StringComparison.Ordinal));
    }
}
