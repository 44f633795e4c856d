namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>What <c>lsb_release</c> says, or else the file <c>/etc/lsb-release</c>.</summary>
internal static class LsbFacts
{
    private static readonly (string Fact, string Program, string File)[] Keys =
    [
        ("id", "Distributor ID", "DISTRIB_ID"),
        ("release", "Release", "DISTRIB_RELEASE"),
        ("description", "Description", "DISTRIB_DESCRIPTION"),
        ("codename", "Codename", "DISTRIB_CODENAME"),
    ];

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new(
        "lsb", [new("lsb", "if command -v lsb_release >/dev/null; then lsb_release -a; else cat /etc/lsb-release; fi")], Read)
    { IsMinimal = true };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var program = sections.Pairs("lsb", ':');
        var file = sections.Pairs("lsb");
        var lsb = new OrderedDictionary<string, object?>();
        foreach (var (fact, programKey, fileKey) in Keys)
        {
            var value = program.GetValueOrDefault(programKey) ?? file.GetValueOrDefault(fileKey);
            if (value is { Length: > 0 })
                lsb[fact] = value.Trim('"', '\'');
        }

        if (lsb.GetValueOrDefault("release") is string release)
            lsb["major_release"] = release.Split('.')[0];

        facts["lsb"] = lsb;
    }
}
