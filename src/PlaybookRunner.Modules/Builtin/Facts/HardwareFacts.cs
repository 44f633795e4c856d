using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Memory, processors, firmware, disks and file systems.</summary>
internal static class HardwareFacts
{
    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new(
        "hardware",
        [
            MemoryFacts.Source,
            .. ProcessorFacts.Sources,
            FirmwareFacts.Source,
            .. DeviceFacts.Sources,
            .. MountFacts.Sources,
            VolumeGroupFacts.Source,
            FactSource.File("uptime", "/proc/uptime"),
        ],
        Read)
    {
        Aliases = ["devices", "mounts", "processor", "processor_cores", "processor_count"],
        Requires = ["platform"],
    };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        ProcessorFacts.Read(sections, facts);
        MemoryFacts.Read(sections, facts);
        FirmwareFacts.Read(sections, facts);
        DeviceFacts.Read(sections, facts);
        if (double.TryParse(sections["uptime"].Split(' ')[0], CultureInfo.InvariantCulture, out var uptime))
            facts["uptime_seconds"] = (long)uptime;

        VolumeGroupFacts.Read(sections, facts);
        MountFacts.Read(sections, facts);
    }
}
