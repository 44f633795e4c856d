using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>File name patterns of the control node, as in Python's <c>glob</c>: <c>*</c>, <c>?</c> and <c>[…]</c> in any part of the path; hidden files only where the pattern starts with a dot.</summary>
internal static class Glob
{
    private const string Special = "*?[";

    /// <summary>The files, not folders, that match, sorted by name.</summary>
    public static List<string> Files(string pattern) => [.. Matches(pattern).Where(File.Exists).Order(StringComparer.Ordinal)];

    /// <summary>A pattern that matches a path alone.</summary>
    public static string Escape(string path) => string.Concat(path.Select(static c => Special.Contains(c) ? $"[{c}]" : c.ToString()));

    private static IEnumerable<string> Matches(string pattern)
    {
        IEnumerable<string> found = [pattern.StartsWith('/') ? "/" : ""];
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
            found = part.Any(Special.Contains) ? found.SelectMany(folder => Entries(folder, part)) : found.Select(folder => Path.Combine(folder, part));
        return found;
    }

    private static IEnumerable<string> Entries(string folder, string part)
    {
        var place = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(place))
            return [];
        var regex = new PythonRegex(Translated(part));
        return Directory.EnumerateFileSystemEntries(place).Select(static path => Path.GetFileName(path))
            .Where(name => (name[0] != '.' || part[0] == '.') && regex.FullMatch(name) is not null)
            .Select(name => Path.Combine(folder, name));
    }

    // As Python's fnmatch.translate.
    private static string Translated(string pattern)
    {
        var regex = "";
        for (var i = 0; i < pattern.Length; i++)
        {
            var close = pattern[i] == '[' && i + 2 < pattern.Length ? pattern.IndexOf(']', i + (pattern[i + 1] == '!' ? 3 : 2)) : -1;
            if (close > 0)
            {
                var inner = pattern[(i + 1)..close].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
                regex += inner[0] == '!' ? $"[^{inner[1..]}]" : $"[{(inner[0] == '^' ? "\\" : "")}{inner}]";
                i = close;
            }
            else
            {
                regex += pattern[i] switch
                {
                    '*' => ".*",
                    '?' => ".",
                    var c when char.IsLetterOrDigit(c) || c > 127 => c.ToString(),
                    var c => "\\" + c,
                };
            }
        }

        return regex;
    }
}
