namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Which package manager the target is run with.</summary>
internal static class PackageManagerFacts
{
    private static readonly (string Path, string Name)[] Programs =
    [
        ("/usr/bin/apt-get", "apt"),
        ("/usr/bin/dnf5", "dnf5"),
        ("/usr/bin/dnf-3", "dnf"),
        ("/usr/bin/dnf", "dnf"),
        ("/usr/bin/yum", "yum"),
        ("/usr/bin/zypper", "zypper"),
        ("/usr/bin/pacman", "pacman"),
        ("/sbin/apk", "apk"),
        ("/usr/bin/emerge", "portage"),
        ("/usr/bin/xbps-install", "xbps"),
        ("/usr/bin/swupd", "swupd"),
        ("/run/current-system/sw/bin/nix-env", "nix"),
        ("/usr/sbin/urpmi", "urpmi"),
        ("/usr/bin/rpm-ostree", "atomic_container"),
    ];

    // Programs of other families that a family's machine may have beside its own.
    private static readonly Dictionary<string, string[]> OfFamily = new()
    {
        ["RedHat"] = ["dnf5", "dnf", "yum", "atomic_container"],
        ["Debian"] = ["apt"],
    };

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new(
        "pkg_mgr", [new("pkg_mgr", $"for path in {string.Join(' ', Programs.Select(program => program.Path))}; do [ -e $path ] && echo $path; done")], Read)
    {
        Requires = ["distribution"],
        IsMinimal = true,
    };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var found = sections.Lines("pkg_mgr").Select(path => Programs.First(program => program.Path == path).Name);
        var family = (string?)facts.GetValueOrDefault("os_family") ?? "";
        var fitting = OfFamily.TryGetValue(family, out var names) ? found.Where(name => names.Contains(name)) : found;
        facts["pkg_mgr"] = fitting.FirstOrDefault("unknown");
    }
}
