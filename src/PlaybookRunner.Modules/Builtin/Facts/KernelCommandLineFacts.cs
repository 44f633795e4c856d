namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The kernel's command line.</summary>
internal static class KernelCommandLineFacts
{
    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("cmdline", [FactSource.File("cmdline", "/proc/cmdline")], Read) { IsMinimal = true };

    // `cmdline` keeps the last of equal keys, `proc_cmdline` all of them.
    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var last = new OrderedDictionary<string, object?>();
        var all = new OrderedDictionary<string, object?>();
        foreach (var word in Words(sections["cmdline"].Trim()))
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = at < 0 ? (word, (object)true) : (word[..at], word[(at + 1)..]);
            last[key] = value;
            all[key] = all.TryGetValue(key, out var earlier) && at >= 0 ? Both(earlier, value) : value;
        }

        facts["cmdline"] = last;
        facts["proc_cmdline"] = all;
    }

    private static List<object?> Both(object? earlier, object value) => earlier is List<object?> list ? [.. list, value] : [earlier, value];

    private static IReadOnlyList<string> Words(string text)
    {
        try
        {
            return CommandWords.Split(text);
        }
        catch (ModuleFailedException)
        {
            return text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
