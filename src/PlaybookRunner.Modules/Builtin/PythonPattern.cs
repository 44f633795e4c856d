using System.Text.RegularExpressions;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Regular expressions written for Python's <c>re</c>.</summary>
internal static class PythonPattern
{
    /// <summary>Rewrites what .NET spells differently: named groups, references to them, and the end of the text.</summary>
    public static string Translate(string pattern) => pattern
        .Replace("(?P<", "(?<", StringComparison.Ordinal)
        .Replace(@"\Z", @"\z", StringComparison.Ordinal)
        .Split("(?P=") is [var first, .. var rest]
        ? first + string.Concat(rest.Select(part => part.IndexOf(')', StringComparison.Ordinal) is >= 0 and var end ? $@"\k<{part[..end]}>{part[(end + 1)..]}" : part))
        : pattern;

    /// <summary>The groups of a match in the order in which they open in the pattern; .NET counts those with names after those without.</summary>
    /// <param name="match">The match.</param>
    /// <param name="pattern">The pattern as .NET has it.</param>
    public static IReadOnlyList<Group> Groups(Match match, string pattern)
    {
        var groups = new List<Group>();
        var unnamed = 0;
        var isInClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
                at++;
            else if (pattern[at] is '[' or ']')
                isInClass = pattern[at] == '[' || (isInClass && pattern[at] != ']');
            else if (pattern[at] == '(' && !isInClass && NameAt(pattern.AsSpan(at + 1)) is { } name)
                groups.Add(name.Length > 0 ? match.Groups[name] : match.Groups[++unnamed]);
        }

        return groups;
    }

    /// <summary>The name of the group that opens before a text, empty for none; null when what opens captures nothing.</summary>
    private static string? NameAt(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("?"))
            return "";

        return text.StartsWith("?<") && !text.StartsWith("?<=") && !text.StartsWith("?<!") ? text[2..text.IndexOf('>')].ToString() : null;
    }
}
