using PlaybookRunner.Targets;

namespace PlaybookRunner.Testing;

/// <summary>A tree of nodes, and how paths are walked in it.</summary>
internal sealed class MemoryFiles(TimeProvider time)
{
    private const int MaximumLinks = 40;

    private ulong _lastInode = 1;

    public MemoryNode Root { get; } = new(PathKind.Directory, inode: 1, mode: 0b111_101_101);

    public double Now => time.GetUtcNow().ToUnixTimeMilliseconds() / 1000d;

    /// <summary>Makes a node that stands nowhere yet.</summary>
    public MemoryNode NewNode(PathKind kind, int mode, string linkTarget = "")
    {
        var now = Now;
        return new MemoryNode(kind, ++_lastInode, mode) { LinkTarget = linkTarget, AccessTime = now, ModificationTime = now, ChangeTime = now };
    }

    /// <summary>The node at a path; null when nothing stands there.</summary>
    public MemoryNode? Find(string path, bool follow)
    {
        var place = Locate(path, follow);
        return place is null ? null : place.Node;
    }

    /// <summary>The place of a path, at which there may be nothing yet; null when its directory does not exist.</summary>
    public MemoryPlace? Locate(string path, bool follow)
    {
        var links = 0;
        return Walk(path.Split('/', StringSplitOptions.RemoveEmptyEntries), [], follow, ref links);
    }

    private MemoryPlace? Walk(IReadOnlyList<string> names, List<string> start, bool follow, ref int links)
    {
        var trail = new List<(string Name, MemoryNode Node)> { ("", Root) };
        foreach (var name in start)
        {
            trail.Add((name, trail[^1].Node.Entries[name]));
        }

        for (var index = 0; index < names.Count; index++)
        {
            var directory = trail[^1].Node;
            var isLast = index == names.Count - 1;
            if (!directory.IsDirectory)
            {
                return null;
            }

            switch (names[index])
            {
                case ".":
                    continue;
                case "..":
                    trail.RemoveRange(Math.Max(1, trail.Count - 1), trail.Count > 1 ? 1 : 0);
                    continue;
            }

            if (!directory.Entries.TryGetValue(names[index], out var node))
            {
                return isLast ? new MemoryPlace(Path(trail), directory, names[index], null) : null;
            }

            if (node.IsLink && (!isLast || follow))
            {
                return ++links > MaximumLinks ? null : Walk(Behind(node, names.Skip(index + 1)), Base(node, trail), follow, ref links);
            }

            trail.Add((names[index], node));
        }

        var (last, found) = trail[^1];
        return new MemoryPlace(Path(trail[..^1]), trail.Count > 1 ? trail[^2].Node : found, last, found);
    }

    private static List<string> Behind(MemoryNode link, IEnumerable<string> rest) =>
        [.. link.LinkTarget.Split('/', StringSplitOptions.RemoveEmptyEntries), .. rest];

    private static List<string> Base(MemoryNode link, List<(string Name, MemoryNode Node)> trail) =>
        link.LinkTarget.StartsWith('/') ? [] : [.. trail.Skip(1).Select(step => step.Name)];

    private static string Path(IEnumerable<(string Name, MemoryNode Node)> trail) => string.Join('/', trail.Select(step => step.Name));
}
