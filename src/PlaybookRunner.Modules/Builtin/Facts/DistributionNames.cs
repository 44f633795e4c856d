using System.Collections.Frozen;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The names that playbooks know distributions and their families by.</summary>
internal static class DistributionNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["almalinux"] = "AlmaLinux",
        ["alpine"] = "Alpine",
        ["amzn"] = "Amazon",
        ["arch"] = "Archlinux",
        ["centos"] = "CentOS",
        ["clear-linux-os"] = "Clear Linux OS",
        ["cloudlinux"] = "CloudLinux",
        ["coreos"] = "CoreOS",
        ["debian"] = "Debian",
        ["deepin"] = "Deepin",
        ["devuan"] = "Devuan",
        ["fedora"] = "Fedora",
        ["flatcar"] = "Flatcar",
        ["gentoo"] = "Gentoo",
        ["kali"] = "Kali",
        ["linuxmint"] = "Linux Mint",
        ["manjaro"] = "Archlinux",
        ["neon"] = "KDE neon",
        ["nixos"] = "NixOS",
        ["ol"] = "OracleLinux",
        ["opensuse-leap"] = "openSUSE Leap",
        ["opensuse-tumbleweed"] = "openSUSE Tumbleweed",
        ["pop"] = "Pop!_OS",
        ["raspbian"] = "Debian",
        ["rhel"] = "RedHat",
        ["rocky"] = "Rocky",
        ["sled"] = "SLED",
        ["sles"] = "SLES",
        ["sles_sap"] = "SLES_SAP",
        ["slackware"] = "Slackware",
        ["ubuntu"] = "Ubuntu",
        ["void"] = "Void",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Families = new Dictionary<string, string[]>
    {
        ["Debian"] = ["Debian", "Ubuntu", "Raspbian", "Neon", "KDE neon", "Linux Mint", "SteamOS", "Devuan", "Kali", "Cumulus Linux", "Pop!_OS", "Parrot", "Pardus GNU/Linux", "Uos", "Deepin", "OSMC"],
        ["RedHat"] = ["RedHat", "RHEL", "Fedora", "CentOS", "Scientific", "CloudLinux", "OracleLinux", "Amazon", "Virtuozzo", "XenServer", "Alibaba", "EulerOS", "openEuler", "AlmaLinux", "Rocky", "TencentOS", "EuroLinux", "MIRACLE", "Anolis OS"],
        ["Suse"] = ["SuSE", "SLES", "SLED", "openSUSE", "openSUSE Tumbleweed", "SLES_SAP", "openSUSE Leap", "ALP-Dolomite", "SL-Micro"],
        ["Archlinux"] = ["Archlinux", "Antergos", "Manjaro"],
        ["Gentoo"] = ["Gentoo", "Funtoo"],
        ["ClearLinux"] = ["Clear Linux OS", "Clear Linux Mix"],
    }.SelectMany(family => family.Value.Select(name => (Name: name, Family: family.Key))).ToFrozenDictionary(pair => pair.Name, pair => pair.Family);

    private static readonly FrozenDictionary<string, string> Varieties = new Dictionary<string, string>
    {
        ["Amazon"] = "Amazon",
        ["Clear Linux OS"] = "ClearLinux",
        ["CoreOS"] = "Coreos",
        ["Debian"] = "Debian",
        ["Deepin"] = "Debian",
        ["Devuan"] = "Debian",
        ["Flatcar"] = "Flatcar",
        ["Kali"] = "Debian",
        ["Linux Mint"] = "Debian",
        ["SLED"] = "SUSE",
        ["SLES"] = "SUSE",
        ["SLES_SAP"] = "SUSE",
        ["Ubuntu"] = "Debian",
        ["openSUSE Leap"] = "SUSE",
        ["openSUSE Tumbleweed"] = "SUSE",
    }.ToFrozenDictionary();

    /// <summary>The distribution's name by the <c>ID</c> of its os-release file, or else the <c>NAME</c> there.</summary>
    public static string Name(string id, string name) => Names.GetValueOrDefault(id, name);

    /// <summary>The family of a distribution: itself when it belongs to none.</summary>
    public static string Family(string distribution) => Families.GetValueOrDefault(distribution, distribution);

    /// <summary>Which reading of os-release applies: <c>NA</c> for none in particular.</summary>
    public static string Variety(string distribution) => Varieties.GetValueOrDefault(distribution, "NA");
}
