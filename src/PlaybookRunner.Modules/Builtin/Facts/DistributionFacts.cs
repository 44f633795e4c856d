namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Which distribution runs, by <c>os-release</c> and the older release files.</summary>
internal static class DistributionFacts
{
    private const string NotAvailable = "NA";

    private static readonly string[] ReleaseFiles =
        ["debian_version", "redhat-release", "centos-release", "oracle-release", "alpine-release", "arch-release"];

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new(
        "distribution",
        [
            FactSource.File("os-release", "/etc/os-release", "/usr/lib/os-release"),
            .. ReleaseFiles.Select(name => new FactSource(name, $"[ -e /etc/{name} ] && echo present && cat /etc/{name}")),
        ],
        Read)
    {
        Aliases = ["distribution_version", "distribution_release", "distribution_major_version", "os_family"],
        IsMinimal = true,
    };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var release = OsRelease(sections.Lines("os-release"));
        var name = DistributionNames.Name(release.GetValueOrDefault("ID", ""), release.GetValueOrDefault("NAME", NotAvailable));
        var file = SpecificFile(sections, name) ?? CommonFile(name, release);
        facts["distribution"] = name;
        facts["distribution_release"] = file.Release;
        facts["distribution_version"] = file.Version;
        facts["distribution_major_version"] = file.Version.Split('.')[0];
        facts["distribution_file_path"] = file.Path;
        facts["distribution_file_variety"] = file.Variety;
        if (file.IsParsed)
            facts["distribution_file_parsed"] = true;

        if (file.SearchString is { } search)
            facts["distribution_file_search_string"] = search;

        if (MinorVersion(name, sections) is { } minor)
            facts["distribution_minor_version"] = minor;

        facts["os_family"] = DistributionNames.Family(name);

        ReleaseFile CommonFile(string distribution, IReadOnlyDictionary<string, string> values) => new("/etc/os-release", DistributionNames.Variety(distribution))
        {
            Version = Version(distribution, values, ReleaseText(sections, "debian_version")),
            Release = Codename(distribution, values),
        };
    }

    /// <summary>The variables of an <c>os-release</c> file, without quotes.</summary>
    internal static IReadOnlyDictionary<string, string> OsRelease(IEnumerable<string> lines) =>
        FactSections.Pairs(lines.Where(line => !line.StartsWith('#')), '=').ToDictionary(pair => pair.Key, pair => pair.Value.Trim('"', '\''));

    // Families whose own release file says more than os-release does.
    private static ReleaseFile? SpecificFile(FactSections sections, string name)
    {
        var version = OsRelease(sections.Lines("os-release"));
        var oracle = ReleaseText(sections, "oracle-release");
        var redHat = ReleaseText(sections, "redhat-release");
        var centOs = ReleaseText(sections, "centos-release");
        var codename = Codename(name, version);
        if (sections["arch-release"].Length > 0)
            return new("/etc/arch-release", "Archlinux") { IsParsed = false };

        if (sections["alpine-release"].Length > 0)
            return new("/etc/alpine-release", "Alpine") { Version = ReleaseText(sections, "alpine-release") };

        if (oracle.Contains("Oracle Linux", StringComparison.Ordinal))
            return new("/etc/oracle-release", "OracleLinux") { Version = VersionIn(oracle), SearchString = "Oracle Linux" };

        if (centOs.Contains("Stream", StringComparison.Ordinal))
            return new("/etc/centos-release", "CentOS") { Version = VersionIn(centOs), Release = "Stream" };

        if (redHat.Length == 0)
            return null;

        var isRedHat = redHat.StartsWith("Red Hat", StringComparison.Ordinal);
        return new("/etc/redhat-release", "RedHat") { Version = VersionIn(redHat), Release = codename, SearchString = isRedHat ? "Red Hat" : null };
    }

    private static string ReleaseText(FactSections sections, string file) =>
        sections[file].StartsWith("present\n", StringComparison.Ordinal) ? sections[file]["present\n".Length..].Trim() : "";

    // "CentOS Linux release 7.9.2009 (Core)" gives 7.9: major and minor only.
    private static string VersionIn(string text)
    {
        var word = text.Split(' ').FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0]));
        return word is null ? NotAvailable : string.Join('.', word.Split('.').Take(2));
    }

    private static string Version(string name, IReadOnlyDictionary<string, string> release, string debianVersion)
    {
        var version = release.GetValueOrDefault("VERSION_ID", "");
        var isDebian = name == "Debian" && release.GetValueOrDefault("ID") == "debian";
        return isDebian && debianVersion.Length > 0 ? debianVersion : version.Length > 0 ? version : NotAvailable;
    }

    private static string Codename(string name, IReadOnlyDictionary<string, string> release)
    {
        if (DistributionNames.Variety(name) == "SUSE")
            return release.GetValueOrDefault("VERSION_ID", "").Split('.') is [_, var minor, ..] ? minor : "";

        if (release.TryGetValue("VERSION_CODENAME", out var codename) || release.TryGetValue("UBUNTU_CODENAME", out codename))
            return codename;

        var version = release.GetValueOrDefault("VERSION", "");
        var open = version.IndexOf('(', StringComparison.Ordinal);
        return open >= 0 && version.EndsWith(')') ? version[(open + 1)..^1] : NotAvailable;
    }

    private static string? MinorVersion(string name, FactSections sections) => name switch
    {
        "Debian" => ReleaseText(sections, "debian_version").Split('.') is [_, var minor, ..] ? minor : null,
        "Amazon" => NotAvailable,
        _ => null,
    };

    private sealed record ReleaseFile(string Path, string Variety)
    {
        public string Version { get; init; } = NotAvailable;

        public string Release { get; init; } = NotAvailable;

        public string? SearchString { get; init; }

        public bool IsParsed { get; init; } = true;
    }
}
