namespace PlaybookRunner.Templating;

/// <summary>Paths as Python's <c>posixpath</c> takes them apart.</summary>
internal static class PosixPath
{
    public static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string DirectoryName(string path)
    {
        var head = path[..(path.LastIndexOf('/') + 1)];
        var trimmed = head.TrimEnd('/');
        return trimmed.Length == 0 ? head : trimmed;
    }

    public static (string Root, string Extension) SplitExtension(string path)
    {
        var name = path.LastIndexOf('/') + 1;
        var first = name;
        while (first < path.Length && path[first] == '.')
            first++;
        var dot = path.LastIndexOf('.');
        return dot > first ? (path[..dot], path[dot..]) : (path, "");
    }

    public static string Join(IEnumerable<string> parts)
    {
        var result = "";
        var isFirst = true;
        foreach (var part in parts)
        {
            if (isFirst || part.StartsWith('/'))
                result = part;
            else
                result += result.Length == 0 || result.EndsWith('/') ? part : "/" + part;
            isFirst = false;
        }

        return result;
    }

    public static string Normal(string path)
    {
        if (path.Length == 0)
            return ".";
        var slashes = path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("///", StringComparison.Ordinal) ? "//" : path[0] == '/' ? "/" : "";
        var kept = new List<string>();
        foreach (var part in path.Split('/').Where(static part => part is not ("" or ".")))
        {
            if (part != ".." || (slashes.Length == 0 && kept.Count == 0) || (kept.Count > 0 && kept[^1] == ".."))
                kept.Add(part);
            else if (kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
        }

        var result = slashes + string.Join('/', kept);
        return result.Length == 0 ? "." : result;
    }

    public static string Absolute(string path) => Normal(Join([Directory.GetCurrentDirectory(), path]));

    public static string Relative(string path, string start)
    {
        string[] to = Parts(Absolute(path)), from = Parts(Absolute(start));
        var common = to.Zip(from).TakeWhile(static pair => pair.First == pair.Second).Count();
        var result = string.Join('/', Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
        return result.Length == 0 ? "." : result;
    }

    /// <summary>The path with all symbolic links followed.</summary>
    public static string Real(string path)
    {
        const int most = 40;
        var links = 0;
        var pending = new Stack<string>(Parts(Join([Directory.GetCurrentDirectory(), path])).Reverse());
        var result = "";
        while (pending.TryPop(out var part))
        {
            if (part == "..")
                result = result.Length == 0 ? "" : result[..result.LastIndexOf('/')];
            else if (part != "." && LinkTarget(result + "/" + part) is { } target && ++links < most)
            {
                if (target.StartsWith('/'))
                    result = "";
                foreach (var piece in Parts(target).Reverse())
                    pending.Push(piece);
            }
            else if (part != ".")
                result += "/" + part;
        }

        return result.Length == 0 ? "/" : result;
    }

    public static string ExpandUser(string path)
    {
        if (!path.StartsWith('~'))
            return path;
        var end = path.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? slash : path.Length;
        if (HomeOf(path[1..end]) is not { } home)
            return path;
        var result = home.TrimEnd('/') + path[end..];
        return result.Length == 0 ? "/" : result;
    }

    private static string? HomeOf(string user)
    {
        if (user.Length == 0)
            return Environment.GetEnvironmentVariable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        const string accounts = "/etc/passwd";
        return File.Exists(accounts) ? File.ReadLines(accounts).Select(static line => line.Split(':')).FirstOrDefault(parts => parts[0] == user && parts.Length > 5)?[5] : null;
    }

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string? LinkTarget(string path) => new FileInfo(path).LinkTarget;
}
