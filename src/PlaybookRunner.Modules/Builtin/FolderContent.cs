namespace PlaybookRunner.Modules.Builtin;

/// <summary>An entry of a folder of the control node.</summary>
/// <param name="Name">Its path from the folder, with slashes.</param>
/// <param name="Source">Its path on the control node.</param>
internal sealed record FolderContent(string Name, string Source)
{
    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder { get; private init; }

    /// <summary>What it points to, when it is a link that is copied as one.</summary>
    public string? LinkTarget { get; private init; }

    /// <summary>Everything in a folder: folders before what is in them, files before folders beside them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="follow">Whether links are followed rather than given as links.</param>
    public static IEnumerable<FolderContent> Of(string folder, bool follow) => Of(new DirectoryInfo(RealPath(new DirectoryInfo(folder))), "", follow, []);

    // The folder is walked by the path that it has without links, so that it is known when a link leads back to it: that would never end.
    private static IEnumerable<FolderContent> Of(DirectoryInfo folder, string prefix, bool follow, HashSet<string> open)
    {
        if (!open.Add(folder.FullName))
        {
            yield break;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(IsFolderOf).ThenBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var name = prefix + entry.Name;
            if (!follow && entry.LinkTarget is { } target)
            {
                yield return new FolderContent(name, entry.FullName) { LinkTarget = target };
                continue;
            }

            var isFolder = IsFolderOf(entry);
            yield return new FolderContent(name, entry.FullName) { IsFolder = isFolder };
            foreach (var below in isFolder ? Of(new DirectoryInfo(RealPath(entry)), name + "/", follow, open) : [])
            {
                yield return below;
            }
        }

        open.Remove(folder.FullName);
    }

    // What a link leads to may be relative to a folder that is itself reached by a link.
    private static string RealPath(FileSystemInfo entry) => entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? entry.FullName;

    private static bool IsFolderOf(FileSystemInfo entry) => Directory.Exists(entry.FullName);
}
