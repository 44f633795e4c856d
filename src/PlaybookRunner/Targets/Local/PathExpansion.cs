namespace PlaybookRunner.Targets.Local;

/// <summary>The leading <c>~</c> and <c>~user</c> of paths, as a shell reads them: an unknown user's stays as it is.</summary>
internal static class PathExpansion
{
    public static string Expand(string path, string home)
    {
        if (!path.StartsWith('~'))
        {
            return path;
        }

        var end = path.IndexOf('/', StringComparison.Ordinal);
        var user = end < 0 ? path[1..] : path[1..end];
        var folder = user.Length == 0 ? home : Posix.FindUser(user)?.Home;
        return folder is null ? path : string.Concat(folder.TrimEnd('/'), end < 0 ? "" : path.AsSpan(end));
    }
}
