using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Memory and swap, in whole MiB.</summary>
internal static class MemoryFacts
{
    /// <summary>What is read.</summary>
    public static FactSource Source { get; } = FactSource.File("meminfo", "/proc/meminfo");

    /// <summary>Adds the facts.</summary>
    public static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var lines = sections.Pairs("meminfo", ':');
        var (total, free) = (Size("MemTotal"), Size("MemFree"));
        var (swapTotal, swapFree) = (Size("SwapTotal"), Size("SwapFree"));
        var uncached = free + Size("Cached") + Size("Buffers");
        facts["memtotal_mb"] = total;
        facts["memfree_mb"] = free;
        facts["swaptotal_mb"] = swapTotal;
        facts["swapfree_mb"] = swapFree;
        facts["memory_mb"] = new OrderedDictionary<string, object?>
        {
            ["real"] = new OrderedDictionary<string, object?> { ["total"] = total, ["used"] = total - free, ["free"] = free },
            ["nocache"] = new OrderedDictionary<string, object?> { ["free"] = uncached, ["used"] = total - uncached },
            ["swap"] = new OrderedDictionary<string, object?>
            {
                ["total"] = swapTotal,
                ["free"] = swapFree,
                ["used"] = swapTotal - swapFree,
                ["cached"] = Size("SwapCached"),
            },
        };

        long Size(string key) =>
            long.TryParse(lines.GetValueOrDefault(key, "").Split(' ')[0], CultureInfo.InvariantCulture, out var kilobytes) ? kilobytes / 1024 : 0;
    }
}
