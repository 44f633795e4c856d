using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The version and features of systemd.</summary>
internal static class SystemdFacts
{
    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new(
        "systemd", [new("systemd", "[ -d /run/systemd/system ] && systemctl --version")], Read);

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        if (sections.Lines("systemd") is not [var title, var features, ..] || title.Split(' ') is not [_, var number, ..])
            return;

        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return;

        facts["systemd"] = new OrderedDictionary<string, object?> { ["features"] = features, ["version"] = version };
    }
}
