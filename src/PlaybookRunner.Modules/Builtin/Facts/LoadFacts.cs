using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>How busy the target is.</summary>
internal static class LoadFacts
{
    private static readonly string[] Spans = ["1m", "5m", "15m"];

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("loadavg", [FactSource.File("loadavg", "/proc/loadavg")], Read);

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var words = sections["loadavg"].Split(' ');
        if (words.Length < Spans.Length)
            return;

        var load = new OrderedDictionary<string, object?>();
        foreach (var (span, word) in Spans.Zip(words))
            load[span] = double.Parse(word, CultureInfo.InvariantCulture);

        facts["loadavg"] = load;
    }
}
