using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>What the kernel says of each network interface.</summary>
internal static class InterfaceFacts
{
    private const long PromiscuousFlag = 0x100;

    // One line per value: INTERFACE KEY VALUE.
    private const string Script =
        """
        for path in /sys/class/net/*; do
            name=${path##*/}
            [ -d "$path" ] || continue
            echo "$name present 1"
            for key in address mtu operstate type speed flags; do read -r value < "$path/$key" && echo "$name $key $value"; done
            [ -e "$path/device/driver/module" ] && link=$(readlink "$path/device/driver/module") && echo "$name module ${link##*/}"
            [ -e "$path/device" ] && link=$(readlink "$path/device") && echo "$name pciid ${link##*/}"
            [ -d "$path/bridge" ] && {
                echo "$name kind bridge"
                read -r value < "$path/bridge/bridge_id" && echo "$name bridge_id $value"
                read -r value < "$path/bridge/stp_state" && echo "$name stp $value"
                for port in "$path"/brif/*; do [ -e "$port" ] && echo "$name port ${port##*/}"; done
            }
            [ -d "$path/bonding" ] && {
                echo "$name kind bonding"
                read -r value others < "$path/bonding/mode" && echo "$name mode $value"
                read -r value < "$path/bonding/miimon" && echo "$name miimon $value"
                read -r value < "$path/bonding/slaves" && echo "$name slaves $value"
                read -r value < "$path/bonding/primary" && echo "$name primary $value"
            }
        done
        """;

    /// <summary>What is read.</summary>
    public static FactSource Source { get; } = new("interfaces", Script);

    /// <summary>The interfaces by name, without their addresses.</summary>
    public static OrderedDictionary<string, OrderedDictionary<string, object?>> Read(FactSections sections)
    {
        var interfaces = new OrderedDictionary<string, OrderedDictionary<string, object?>>();
        var values = sections.Lines("interfaces").Select(line => line.Split(' ', 3)).Where(fields => fields.Length == 3);
        foreach (var one in values.GroupBy(fields => fields[0]))
            interfaces[one.Key] = Describe(one.Key, one.ToLookup(fields => fields[1], fields => fields[2]));

        return interfaces;
    }

    private static OrderedDictionary<string, object?> Describe(string name, ILookup<string, string> values)
    {
        var facts = new OrderedDictionary<string, object?> { ["device"] = name };
        if (values["address"].FirstOrDefault("") is { Length: > 0 } address && address != "00:00:00:00:00:00")
            facts["macaddress"] = address;

        if (Number(values, "mtu") is { } mtu)
            facts["mtu"] = mtu;

        facts["active"] = values["operstate"].FirstOrDefault() != "down";
        if (values["module"].FirstOrDefault() is { } module)
            facts["module"] = module;

        facts["type"] = values["kind"].FirstOrDefault() ?? Kind(Number(values, "type"));
        AddBridge(facts, values);
        AddBond(facts, values);
        if (values["pciid"].FirstOrDefault() is { } device)
            facts["pciid"] = device;

        if (Number(values, "speed") is { } speed)
            facts["speed"] = speed;

        facts["promisc"] = (Flags(values["flags"].FirstOrDefault("0x0")) & PromiscuousFlag) != 0;
        return facts;
    }

    private static void AddBridge(OrderedDictionary<string, object?> facts, ILookup<string, string> values)
    {
        if (!values["kind"].Contains("bridge"))
            return;

        facts["interfaces"] = values["port"].Select(port => (object?)port).ToList();
        facts["id"] = values["bridge_id"].FirstOrDefault();
        facts["stp"] = values["stp"].FirstOrDefault() == "1";
    }

    private static void AddBond(OrderedDictionary<string, object?> facts, ILookup<string, string> values)
    {
        if (!values["kind"].Contains("bonding"))
            return;

        facts["slaves"] = values["slaves"].SelectMany(line => line.Split(' ')).Select(slave => (object?)slave).ToList();
        facts["mode"] = values["mode"].FirstOrDefault();
        facts["miimon"] = values["miimon"].FirstOrDefault();
        if (values["primary"].FirstOrDefault() is { Length: > 0 } primary)
            facts["primary"] = primary;
    }

    // ARPHRD numbers of the kernel.
    private static string Kind(long? number) => number switch
    {
        1 => "ether",
        32 => "infiniband",
        512 => "ppp",
        772 => "loopback",
        65534 => "tunnel",
        _ => "unknown",
    };

    private static long? Number(ILookup<string, string> values, string key) =>
        long.TryParse(values[key].FirstOrDefault(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long Flags(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var flags) ? flags : 0;
}
