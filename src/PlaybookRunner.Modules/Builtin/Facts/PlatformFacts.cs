namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Kernel, machine and names.</summary>
internal static class PlatformFacts
{
    // The kernel's own files save processes; what they are not on other systems, `uname` knows.
    private const string UnameScript =
        """
        part() { { read -r value < "/proc/sys/kernel/$1" && printf '%s\n' "$value"; } || uname "$2"; }
        part ostype -s; part hostname -n; part osrelease -r; part version -v; uname -m
        """;

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new(
        "platform",
        [
            new("uname", UnameScript),
            new("long_bit", "getconf LONG_BIT"),
            new("fqdn", "hostname -f || getent hosts \"$(uname -n)\" | { read -r address name others && printf '%s\\n' \"$name\"; }"),
            FactSource.File("machine_id", "/etc/machine-id", "/var/lib/dbus/machine-id"),
            PythonFacts.Source,
        ],
        Read)
    {
        Aliases = ["architecture", "kernel", "kernel_version", "machine", "machine_id", "python_version", "system"],
        IsMinimal = true,
    };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var uname = sections.Lines("uname");
        if (uname.Length < 5)
            return;

        var machine = uname[4];
        facts["system"] = uname[0];
        facts["kernel"] = uname[2];
        facts["kernel_version"] = uname[3];
        facts["machine"] = machine;
        if (PythonFacts.Version(sections) is { } python)
            facts["python_version"] = python;

        ReadNames(uname[1], sections["fqdn"].Trim(), facts);
        facts["architecture"] = Is32BitX86(machine) ? "i386" : machine;
        ReadUserspace(machine, sections["long_bit"].Trim(), facts);
        if (sections["machine_id"].Trim() is { Length: > 0 } id)
            facts["machine_id"] = id;
    }

    private static void ReadNames(string node, string fullName, OrderedDictionary<string, object?> facts)
    {
        var name = fullName.Length > 0 ? fullName : node;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        facts["nodename"] = node;
        facts["hostname"] = node.Split('.')[0];
        facts["fqdn"] = name;
        facts["domain"] = dot < 0 ? "" : name[(dot + 1)..];
    }

    private static void ReadUserspace(string machine, string bits, OrderedDictionary<string, object?> facts)
    {
        facts["userspace_bits"] = bits.Length > 0 ? bits : machine.EndsWith("64", StringComparison.Ordinal) ? "64" : "32";
        var isX86 = machine == "x86_64" || Is32BitX86(machine);
        if (isX86)
            facts["userspace_architecture"] = (string?)facts["userspace_bits"] == "64" ? "x86_64" : "i386";
    }

    private static bool Is32BitX86(string machine) => machine.Length == 4 && machine[0] == 'i' && machine.EndsWith("86", StringComparison.Ordinal);
}
