using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters of Windows paths, as Python's <c>ntpath</c> takes them apart.</summary>
internal static class WindowsPathFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("win_basename", "path", static (in JinjaCall c) => BaseName(PathFilters.PathOf(c[0])))
        .Add("win_dirname", "path", static (in JinjaCall c) => DirectoryName(PathFilters.PathOf(c[0])))
        .Add("win_splitdrive", "path", static (in JinjaCall c) => SplitDrive(PathFilters.PathOf(c[0])) is var (drive, rest) ? new List<object?> { drive, rest } : null);

    private static string BaseName(string path)
    {
        var rest = SplitDrive(path).Path;
        return rest[(rest.LastIndexOfAny(['\\', '/']) + 1)..];
    }

    private static string DirectoryName(string path)
    {
        var (drive, rest) = SplitDrive(path);
        var head = rest[..(rest.LastIndexOfAny(['\\', '/']) + 1)];
        var trimmed = head.TrimEnd('\\', '/');
        return drive + (trimmed.Length == 0 ? head : trimmed);
    }

    private static (string Drive, string Path) SplitDrive(string path)
    {
        if (path.Length >= 2 && path[1] == ':')
            return (path[..2], path[2..]);
        var normal = path.Replace('/', '\\');
        if (!normal.StartsWith(@"\\", StringComparison.Ordinal))
            return ("", path);
        // \\server\share is the drive of a network path.
        var server = normal.IndexOf('\\', 2);
        var share = server < 0 ? -1 : normal.IndexOf('\\', server + 1);
        return share < 0 ? (path, "") : (path[..share], path[share..]);
    }
}
