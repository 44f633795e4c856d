using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Processors, by what the kernel says of each.</summary>
internal static class ProcessorFacts
{
    private static readonly string[] Descriptions = ["processor", "vendor_id", "model name", "Processor", "cpu"];

    /// <summary>What is read.</summary>
    public static IReadOnlyList<FactSource> Sources { get; } =
        [FactSource.File("cpuinfo", "/proc/cpuinfo"), new("nproc", "nproc || getconf _NPROCESSORS_ONLN")];

    /// <summary>Adds the facts.</summary>
    public static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var lines = sections.Lines("cpuinfo").Select(Split).Where(line => line.Key.Length > 0).ToList();
        var threads = lines.Count(line => line.Key == "processor");
        var sockets = lines.Where(line => line.Key == "physical id").Select(line => line.Value).Distinct(StringComparer.Ordinal).Count();
        var cores = Number("cpu cores");
        var siblings = Number("siblings");
        var known = sockets > 0 && cores > 0;
        var threadsPerCore = known && siblings > cores ? siblings / cores : 1;
        var count = known ? sockets : Math.Max(threads, 1);
        var perSocket = known ? cores : 1;

        facts["processor"] = lines.Where(line => Descriptions.Contains(line.Key)).Select(line => (object?)line.Value).ToList();
        facts["processor_cores"] = perSocket;
        facts["processor_count"] = (long)count;
        facts["processor_nproc"] = long.TryParse(sections["nproc"].Trim(), CultureInfo.InvariantCulture, out var usable) ? usable : threads;
        facts["processor_threads_per_core"] = threadsPerCore;
        facts["processor_vcpus"] = perSocket * threadsPerCore * count;
        if (lines.FirstOrDefault(line => line.Key is "flags" or "Features").Value is { } flags)
            facts["flags"] = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(flag => (object?)flag).ToList();

        long Number(string key) => long.TryParse(lines.FirstOrDefault(line => line.Key == key).Value, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static (string Key, string Value) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (line[..colon].Trim(), line[(colon + 1)..].Trim());
    }
}
