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
}
