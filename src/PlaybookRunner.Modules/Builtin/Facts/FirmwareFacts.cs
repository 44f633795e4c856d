using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>What the firmware says of the machine (DMI).</summary>
internal static class FirmwareFacts
{
    private const string NotAvailable = "NA";

    private static readonly (string Fact, string File)[] Files =
    [
        ("bios_date", "bios_date"),
        ("bios_vendor", "bios_vendor"),
        ("bios_version", "bios_version"),
        ("board_asset_tag", "board_asset_tag"),
        ("board_name", "board_name"),
        ("board_serial", "board_serial"),
        ("board_vendor", "board_vendor"),
        ("board_version", "board_version"),
        ("chassis_asset_tag", "chassis_asset_tag"),
        ("chassis_serial", "chassis_serial"),
        ("chassis_vendor", "chassis_vendor"),
        ("chassis_version", "chassis_version"),
        ("form_factor", "chassis_type"),
        ("product_name", "product_name"),
        ("product_serial", "product_serial"),
        ("product_uuid", "product_uuid"),
        ("product_version", "product_version"),
        ("system_vendor", "sys_vendor"),
    ];

    // The chassis types of the SMBIOS specification, by number.
    private static readonly string[] FormFactors =
    [
        "Unknown", "Other", "Unknown", "Desktop", "Low Profile Desktop", "Pizza Box", "Mini Tower", "Tower", "Portable", "Laptop", "Notebook",
        "Hand Held", "Docking Station", "All In One", "Sub Notebook", "Space-saving", "Lunch Box", "Main Server Chassis", "Expansion Chassis",
        "Sub Chassis", "Bus Expansion Chassis", "Peripheral Chassis", "RAID Chassis", "Rack Mount Chassis", "Sealed-case PC", "Multi-system",
        "CompactPCI", "AdvancedTCA", "Blade", "Blade Enclosing", "Tablet", "Convertible", "Detachable", "IoT Gateway", "Embedded PC", "Mini PC", "Stick PC",
    ];

    /// <summary>What is read.</summary>
    public static FactSource Source { get; } = new(
        "dmi", "cd /sys/devices/virtual/dmi/id && for file in *; do [ -f $file ] && read -r value < $file && printf '%s=%s\\n' $file \"$value\"; done");

    /// <summary>Adds the facts.</summary>
    public static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var values = sections.Pairs("dmi");
        foreach (var (fact, file) in Files)
        {
            var value = values.GetValueOrDefault(file, NotAvailable);
            facts[fact] = file == "chassis_type" ? FormFactor(value) : value;
        }
    }

    private static string FormFactor(string number) =>
        int.TryParse(number, CultureInfo.InvariantCulture, out var index) && index < FormFactors.Length ? FormFactors[index] : NotAvailable;
}
