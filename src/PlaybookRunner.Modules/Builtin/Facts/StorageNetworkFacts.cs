namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The names by which the target is known to storage over a network.</summary>
internal static class StorageNetworkFacts
{
    /// <summary>The collectors.</summary>
    public static IReadOnlyList<FactCollector> Collectors { get; } =
    [
        new("iscsi", [FactSource.File("iscsi", "/etc/iscsi/initiatorname.iscsi")], ReadIscsi),
        new("nvme", [FactSource.File("nvme", "/etc/nvme/hostnqn")], ReadNvme),
        new("fibre_channel_wwn", [new("fibre_channel_wwn", "[ -d /sys/class/fc_host ] && cat /sys/class/fc_host/*/port_name")], ReadFibreChannel),
    ];

    private static void ReadIscsi(FactSections sections, OrderedDictionary<string, object?> facts) =>
        facts["iscsi_iqn"] = sections.Pairs("iscsi").GetValueOrDefault("InitiatorName", "");

    private static void ReadNvme(FactSections sections, OrderedDictionary<string, object?> facts) =>
        facts["hostnqn"] = sections.Lines("nvme").FirstOrDefault(line => line.StartsWith("nqn.", StringComparison.Ordinal), "").Trim();

    private static void ReadFibreChannel(FactSections sections, OrderedDictionary<string, object?> facts) =>
        facts["fibre_channel_wwn"] = new List<object?>(sections.Lines("fibre_channel_wwn").Select(name => name.Trim().Replace("0x", "", StringComparison.Ordinal)));
}
