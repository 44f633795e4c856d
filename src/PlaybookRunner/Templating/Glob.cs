using System.IO.Enumeration;

namespace PlaybookRunner.Templating;

/// <summary>File name patterns of the control node, as in Python's <c>glob</c>: <c>*</c>, <c>?</c> in any part of the path; hidden files only where the pattern starts with a dot.</summary>
internal static class Glob
{
    /// <summary>The files, not folders, that match, sorted by name.</summary>
    public static List<string> Files(string pattern) => [.. Matches(pattern).Where(File.Exists).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Matches(string pattern)
    {
        IEnumerable<string> found = [pattern.StartsWith('/') ? "/" : ""];
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
            found = part.AsSpan().ContainsAny('*', '?', '[') ? found.SelectMany(folder => Entries(folder, part)) : found.Select(folder => Path.Combine(folder, part));
        return found;
    }

    private static IEnumerable<string> Entries(string folder, string part)
    {
        var place = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(place))
            return [];
        return Directory.EnumerateFileSystemEntries(place).Select(static path => Path.GetFileName(path))
            .Where(name => (name[0] != '.' || part[0] == '.') && FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false))
            .Select(name => Path.Combine(folder, name));
    }
}
