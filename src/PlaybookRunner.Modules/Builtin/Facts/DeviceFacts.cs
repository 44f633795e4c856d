using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Disks and their partitions.</summary>
internal static class DeviceFacts
{
    private const long SectorSize = 512;

    // One line per value: DEVICE|PARTITION|KEY|VALUE, the partition empty for the disk itself.
    private const string DevicesScript =
        """
        put() { printf '%s|%s|%s|%s\n' "$device" "$part" "$1" "$2"; }
        file() { read -r value < "$2" && put "$1" "$value"; }
        holders() { for holder in "$1"/holders/*; do [ -e "$holder" ] && { read -r value < "$holder/dm/name" || value=${holder##*/}; put holder "$value"; }; done; }
        for path in /sys/block/*; do
            device=${path##*/} part=
            [ -e "$path/size" ] || continue
            put present 1
            for key in vendor model sas_address sas_device_handle serial wwid; do file $key "$path/device/$key"; done
            file size "$path/size"
            file removable "$path/removable"
            for key in rotational discard_granularity logical_block_size scheduler; do file $key "$path/queue/$key"; done
            holders "$path"
            for inner in "$path/$device"*; do
                [ -e "$inner/start" ] || continue
                part=${inner##*/}
                file start "$inner/start"
                file size "$inner/size"
                holders "$inner"
            done
        done
        """;

    // One line per link: KIND|DEVICE|NAME.
    private const string LinksScript =
        """
        for kind in id uuid label; do
            for link in /dev/disk/by-$kind/*; do
                [ -L "$link" ] && target=$(readlink "$link") && printf '%s|%s|%s\n' $kind "${target##*/}" "${link##*/}"
            done
        done
        for link in /sys/block/*/slaves/*; do
            [ -e "$link" ] && master=${link%/slaves/*} && printf 'master|%s|%s\n' "${link##*/}" "${master##*/}"
        done
        """;

    private static readonly (string Kind, string Fact)[] Kinds = [("id", "ids"), ("uuid", "uuids"), ("label", "labels"), ("master", "masters")];

    /// <summary>What is read.</summary>
    public static IReadOnlyList<FactSource> Sources { get; } = [new("devices", DevicesScript), new("device_links", LinksScript)];

    /// <summary>Adds the facts.</summary>
    public static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var links = sections.Lines("device_links").Select(line => line.Split('|', 3)).Where(fields => fields.Length == 3)
            .Select(fields => new DeviceLink(fields[0], fields[1], fields[2])).ToList();
        var values = sections.Lines("devices").Select(line => line.Split('|', 4)).Where(fields => fields.Length == 4)
            .Select(fields => new DeviceValue(fields[0], fields[1], fields[2], fields[3].Trim())).ToList();
        var devices = new OrderedDictionary<string, object?>();
        foreach (var device in values.GroupBy(value => value.Device))
            devices[device.Key] = Disk(device.Key, [.. device], links);

        facts["devices"] = devices;
        facts["device_links"] = AllLinks(links);
    }

    private static OrderedDictionary<string, object?> Disk(string name, DeviceValue[] values, IReadOnlyList<DeviceLink> links)
    {
        var sectorSize = Text(values, "", "logical_block_size") ?? "512";
        var partitions = new OrderedDictionary<string, object?>();
        foreach (var part in values.Select(value => value.Partition).Where(part => part.Length > 0).Distinct())
            partitions[part] = Partition(part, values, sectorSize, links);

        return new OrderedDictionary<string, object?>
        {
            ["virtual"] = 1L,
            ["links"] = Links(name, links),
            ["vendor"] = Text(values, "", "vendor"),
            ["model"] = Text(values, "", "model"),
            ["sas_address"] = Text(values, "", "sas_address"),
            ["sas_device_handle"] = Text(values, "", "sas_device_handle"),
            ["removable"] = Text(values, "", "removable"),
            ["support_discard"] = Text(values, "", "discard_granularity"),
            ["partitions"] = partitions,
            ["rotational"] = Text(values, "", "rotational"),
            ["scheduler_mode"] = Scheduler(Text(values, "", "scheduler") ?? ""),
            ["sectors"] = Sectors(values, ""),
            ["sectorsize"] = sectorSize,
            ["size"] = ShowSize(Sectors(values, "") * SectorSize),
            ["host"] = "",
            ["holders"] = Holders(values, ""),
        };
    }

    private static OrderedDictionary<string, object?> Partition(string name, DeviceValue[] values, string sectorSize, IReadOnlyList<DeviceLink> links) => new()
    {
        ["links"] = Links(name, links),
        ["start"] = Text(values, name, "start"),
        ["sectors"] = Sectors(values, name),
        ["sectorsize"] = sectorSize,
        ["size"] = ShowSize(Sectors(values, name) * SectorSize),
        ["uuid"] = links.FirstOrDefault(link => link.Kind == "uuid" && link.Device == name)?.Name,
        ["holders"] = Holders(values, name),
    };

    private static string? Text(DeviceValue[] values, string partition, string key) =>
        values.FirstOrDefault(value => value.Partition == partition && value.Key == key)?.Value;

    private static long Sectors(DeviceValue[] values, string partition) =>
        long.TryParse(Text(values, partition, "size"), CultureInfo.InvariantCulture, out var sectors) ? sectors : 0;

    private static List<object?> Holders(DeviceValue[] values, string partition) =>
        [.. values.Where(value => value.Partition == partition && value.Key == "holder").Select(value => value.Value)];

    // "mq-deadline [none]" tells the choices and which is taken.
    private static string Scheduler(string choices)
    {
        var open = choices.IndexOf('[', StringComparison.Ordinal);
        var close = choices.IndexOf(']', StringComparison.Ordinal);
        return open >= 0 && close > open ? choices[(open + 1)..close] : "";
    }

    private static OrderedDictionary<string, object?> Links(string device, IReadOnlyList<DeviceLink> links)
    {
        var own = new OrderedDictionary<string, object?>();
        foreach (var (kind, fact) in Kinds)
            own[fact] = Names(links.Where(link => link.Kind == kind && link.Device == device));

        return own;
    }

    private static OrderedDictionary<string, object?> AllLinks(List<DeviceLink> links)
    {
        var all = new OrderedDictionary<string, object?>();
        foreach (var (kind, fact) in Kinds)
        {
            var devices = new OrderedDictionary<string, object?>();
            foreach (var device in links.Where(link => link.Kind == kind).GroupBy(link => link.Device))
                devices[device.Key] = Names(device);

            all[fact] = devices;
        }

        return all;
    }

    private static List<object?> Names(IEnumerable<DeviceLink> links) => [.. links.Select(link => link.Name).Order(StringComparer.Ordinal)];

    /// <summary>A size with the largest unit that leaves at least 1, two decimals.</summary>
    internal static string ShowSize(long bytes)
    {
        string[] units = ["Bytes", "KB", "MB", "GB", "TB", "PB", "EB"];
        var unit = 0;
        var size = (double)bytes;
        while (size >= 1024 && unit < units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{size:F2} {units[unit]}");
    }

    private sealed record DeviceValue(string Device, string Partition, string Key, string Value);

    private sealed record DeviceLink(string Kind, string Device, string Name);
}
