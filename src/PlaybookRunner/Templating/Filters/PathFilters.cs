using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Ansible's filters of paths, by the rules of Python's <c>posixpath</c>.</summary>
internal static class PathFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("basename", "path", static (in JinjaCall c) => BaseName(Python.Str(c[0])))
        .Add("dirname", "path", static (in JinjaCall c) => DirectoryName(Python.Str(c[0])))
        .Add("expanduser", "path", static (in JinjaCall c) => ExpandUser(Python.Str(c[0])))
        .Add("realpath", "path", static (in JinjaCall c) => RealPath(Python.Str(c[0])))
        .Add("splitext", "path", static (in JinjaCall c) => SplitExtension(Python.Str(c[0])))
        .Add("path_join", "paths", static (in JinjaCall c) => Join(c[0] is string text ? [text] : [.. c.Sequence(0).Select(Python.Str)]));

    private static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string DirectoryName(string path)
    {
        var head = path[..(path.LastIndexOf('/') + 1)];
        return head.Trim('/').Length == 0 ? head : head.TrimEnd('/');
    }

    private static string ExpandUser(string path) =>
        path is "~" or ['~', '/', ..] ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..] : path;

    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        FileSystemInfo info = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);
        return info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
    }

    private static List<object?> SplitExtension(string path)
    {
        var name = BaseName(path);
        var dot = name.LastIndexOf('.');
        var at = dot > 0 && name.AsSpan(0, dot).ContainsAnyExcept('.') ? path.Length - name.Length + dot : path.Length;
        return [path[..at], path[at..]];
    }

    private static string Join(string[] parts)
    {
        var joined = "";
        foreach (var part in parts)
            joined = part.StartsWith('/') || joined.Length == 0 ? part : joined.EndsWith('/') ? joined + part : $"{joined}/{part}";
        return joined;
    }
}
