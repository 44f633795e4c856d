using PlaybookRunner.Modules.Builtin.Facts;

namespace PlaybookRunner.Modules.Posix;

/// <summary>An entry of <c>fstab</c>.</summary>
/// <param name="Source">The device or what stands for one.</param>
/// <param name="Path">Where it is mounted.</param>
/// <param name="Type">The file system.</param>
/// <param name="Options">Its options.</param>
/// <param name="Dump">Whether it is dumped.</param>
/// <param name="Pass">When it is checked.</param>
internal sealed record FileSystemEntry(string Source, string Path, string Type, string Options, string Dump, string Pass)
{
    /// <summary>Reads a line.</summary>
    /// <returns>The entry; null when the line is none.</returns>
    public static FileSystemEntry? Parse(string line)
    {
        var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 3 || fields[0].StartsWith('#')
            ? null
            : new FileSystemEntry(MountFacts.Unescape(fields[0]), MountFacts.Unescape(fields[1]), fields[2], fields.ElementAtOrDefault(3) ?? "defaults", fields.ElementAtOrDefault(4) ?? "0", fields.ElementAtOrDefault(5) ?? "0");
    }

    /// <summary>The line.</summary>
    public override string ToString() => string.Join(' ', Escape(Source), Escape(Path), Type, Escape(Options), Dump, Pass);

    private static string Escape(string text) => text.Replace("\\", "\\134", StringComparison.Ordinal).Replace(" ", "\\040", StringComparison.Ordinal)
        .Replace("\t", "\\011", StringComparison.Ordinal).Replace("\n", "\\012", StringComparison.Ordinal);
}

/// <summary>The text of <c>fstab</c>.</summary>
internal static class FileSystemTable
{
    /// <summary>Gives the text with an entry set for a path; the same text when it stands there already.</summary>
    public static string Set(string text, FileSystemEntry entry)
    {
        var lines = Lines(text);
        var at = lines.FindIndex(line => IsFor(line, entry));
        if (at >= 0 && FileSystemEntry.Parse(lines[at]) == entry)
            return text;

        if (at >= 0)
            lines[at] = entry.ToString();
        else
            lines.Add(entry.ToString());

        return Join(lines);
    }

    /// <summary>Gives the text without the entries for a path; the same text when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path.</param>
    /// <param name="source">The device, when only its entry is meant.</param>
    public static string Remove(string text, string path, string? source)
    {
        var lines = Lines(text);
        var removed = lines.RemoveAll(line => FileSystemEntry.Parse(line) is { } entry && entry.Path == path && (source is null || entry.Source == source));
        return removed == 0 ? text : Join(lines);
    }

    // Swap has no path of its own, so that its device tells one entry from another.
    private static bool IsFor(string line, FileSystemEntry entry) =>
        FileSystemEntry.Parse(line) is { } present && present.Path == entry.Path && (entry.Path != "none" || present.Source == entry.Source);

    private static List<string> Lines(string text) => [.. text.Split('\n').SkipLast(text.EndsWith('\n') || text.Length == 0 ? 1 : 0)];

    private static string Join(List<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
