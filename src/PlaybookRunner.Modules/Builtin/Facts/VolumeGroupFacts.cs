namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Logical volumes, volume groups and physical volumes; only root may ask.</summary>
internal static class VolumeGroupFacts
{
    private const string Script =
        """
        command -v vgs >/dev/null && [ "$(id -u)" = 0 ] || exit 0
        options='--noheadings --nosuffix --units g --separator |'
        vgs $options -o vg_name,vg_size,vg_free,lv_count,pv_count | sed 's/^ */vg|/'
        lvs $options -o lv_name,vg_name,lv_size | sed 's/^ */lv|/'
        pvs $options -o pv_name,vg_name,pv_size,pv_free | sed 's/^ */pv|/'
        echo end
        """;

    /// <summary>What is read.</summary>
    public static FactSource Source { get; } = new("lvm", Script);

    /// <summary>Adds the facts.</summary>
    public static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var lines = sections.Lines("lvm");
        if (lines.Length == 0)
        {
            facts["lvm"] = "N/A";
            return;
        }

        var (logical, groups, physical) = (new OrderedDictionary<string, object?>(), new OrderedDictionary<string, object?>(), new OrderedDictionary<string, object?>());
        foreach (var fields in lines.Select(line => line.Split('|')))
        {
            switch (fields)
            {
                case ["vg", var name, var size, var free, var volumes, var disks]:
                    groups[name] = Entry(("size_g", size), ("free_g", free), ("num_lvs", volumes), ("num_pvs", disks));
                    break;
                case ["lv", var name, var group, var size]:
                    logical[name] = Entry(("size_g", size), ("vg", group));
                    break;
                case ["pv", var name, var group, var size, var free]:
                    physical[name] = Entry(("size_g", size), ("free_g", free), ("vg", group));
                    break;
            }
        }

        facts["lvm"] = Entry(("lvs", logical), ("vgs", groups), ("pvs", physical));
    }

    private static OrderedDictionary<string, object?> Entry(params ReadOnlySpan<(string Key, object? Value)> pairs)
    {
        var entry = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in pairs)
            entry[key] = value;

        return entry;
    }
}
