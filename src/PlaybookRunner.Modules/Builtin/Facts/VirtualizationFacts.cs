namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Whether the target is a guest or a host of virtual machines or containers, and of which kind.</summary>
internal static class VirtualizationFacts
{
    private const string Script =
        """
        tr '\000' '\n' < /proc/1/environ | grep '^container='
        [ -r /run/systemd/container ] && echo "container=$(cat /run/systemd/container)"
        for path in /.dockerenv /.dockerinit /run/.containerenv /run/host/container-manager /proc/xen /proc/vz /proc/bc /dev/kvm /sys/module/vboxdrv /sys/hypervisor/type /dev/lxd/sock; do
            [ -e $path ] && echo "exists=$path"
        done
        read -r value < /sys/hypervisor/type && echo "hypervisor=$value"
        grep -m1 -q privileged /proc/xen/capabilities || { [ -r /proc/xen/capabilities ] && grep -q control_d /proc/xen/capabilities && echo "exists=xen-host"; }
        sed 's/^/cgroup=/' /proc/1/cgroup
        grep -m1 -q '^flags.* hypervisor' /proc/cpuinfo && echo "exists=hypervisor-flag"
        """;

    // What firmware calls itself on virtual machines: file, start of its content, kind.
    private static readonly (string File, string Start, string Kind)[] FirmwareMarks =
    [
        ("product_name", "KVM", "kvm"),
        ("product_name", "Bochs", "kvm"),
        ("product_name", "AHV", "kvm"),
        ("product_name", "RHEV Hypervisor", "RHEV"),
        ("product_name", "VMware", "VMware"),
        ("product_name", "OpenStack Compute", "openstack"),
        ("product_name", "OpenStack Nova", "openstack"),
        ("product_name", "VirtualBox", "virtualbox"),
        ("product_name", "HVM domU", "xen"),
        ("product_name", "Google Compute Engine", "kvm"),
        ("bios_vendor", "Xen", "xen"),
        ("bios_vendor", "innotek GmbH", "virtualbox"),
        ("bios_vendor", "Amazon EC2", "kvm"),
        ("bios_vendor", "Parallels", "parallels"),
        ("sys_vendor", "Microsoft Corporation", "VirtualPC"),
        ("sys_vendor", "Parallels", "parallels"),
        ("sys_vendor", "OpenStack Foundation", "openstack"),
        ("sys_vendor", "QEMU", "kvm"),
        ("sys_vendor", "Red Hat", "kvm"),
        ("sys_vendor", "oVirt", "oVirt"),
        ("sys_vendor", "Amazon EC2", "kvm"),
        ("sys_vendor", "DigitalOcean", "kvm"),
        ("sys_vendor", "Hetzner", "kvm"),
        ("sys_vendor", "Google", "kvm"),
        ("sys_vendor", "Nutanix", "kvm"),
        ("sys_vendor", "VMware", "VMware"),
    ];

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("virtual", [new("virtual", Script), FirmwareFacts.Source], Read)
    {
        Aliases = ["virtualization_type", "virtualization_role", "virtualization_tech_guest", "virtualization_tech_host"],
    };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var marks = sections.Lines("virtual").Select(line => line.Split('=', 2)).Where(fields => fields.Length == 2).ToLookup(fields => fields[0], fields => fields[1]);
        string[] guest = [.. Containers(marks), .. Machines(marks, sections.Pairs("dmi"))];
        string[] host = [.. Hosts(marks)];
        var isGuest = guest.Length > 0;
        facts["virtualization_type"] = (isGuest ? guest : host).FirstOrDefault("NA");
        facts["virtualization_role"] = isGuest ? "guest" : host.Length > 0 ? "host" : "NA";
        facts["virtualization_tech_guest"] = Sorted(guest);
        facts["virtualization_tech_host"] = Sorted(host);
    }

    private static List<object?> Sorted(string[] names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // The most telling name comes first and becomes the type.
    private static IEnumerable<string> Containers(ILookup<string, string> marks)
    {
        var manager = marks["container"].FirstOrDefault("");
        var cgroups = string.Join('\n', marks["cgroup"]);
        string? kind = manager switch
        {
            "docker" or "lxc" or "podman" => manager,
            _ when marks["exists"].Any(path => path is "/.dockerenv" or "/.dockerinit") || cgroups.Contains("/docker", StringComparison.Ordinal) => "docker",
            _ when marks["exists"].Contains("/run/.containerenv") => "podman",
            _ when cgroups.Contains("/lxc", StringComparison.Ordinal) || marks["exists"].Contains("/dev/lxd/sock") => "lxc",
            _ when marks["exists"].Contains("/proc/vz") && !marks["exists"].Contains("/proc/bc") => "openvz",
            _ => null,
        };
        if (kind is not null)
            return kind == "openvz" ? [kind] : [kind, "container"];

        return manager.Length > 0 ? ["container", manager] : [];
    }

    private static IEnumerable<string> Machines(ILookup<string, string> marks, IReadOnlyDictionary<string, string> firmware)
    {
        foreach (var (file, start, kind) in FirmwareMarks)
        {
            // Microsoft makes real machines, too.
            var isRealMicrosoft = kind == "VirtualPC" && firmware.GetValueOrDefault("product_name") != "Virtual Machine";
            if (firmware.GetValueOrDefault(file, "").StartsWith(start, StringComparison.Ordinal) && !isRealMicrosoft)
                yield return kind;
        }

        if (marks["hypervisor"].Contains("xen") && !marks["exists"].Contains("xen-host"))
            yield return "xen";
    }

    private static IEnumerable<string> Hosts(ILookup<string, string> marks)
    {
        if (marks["exists"].Contains("xen-host"))
            yield return "xen";

        if (marks["exists"].Contains("/dev/kvm"))
            yield return "kvm";

        if (marks["exists"].Contains("/sys/module/vboxdrv"))
            yield return "virtualbox";

        if (marks["exists"].Contains("/proc/vz") && marks["exists"].Contains("/proc/bc"))
            yield return "openvz";
    }
}
