using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Patterns of file names as Python's <c>fnmatch</c> has them: <c>*</c>, <c>?</c>, <c>[a-z]</c> and <c>[!a-z]</c>.</summary>
internal static class GlobPattern
{
    public static PythonRegex Read(string pattern)
    {
        var regex = new StringBuilder("(?s:");
        for (var i = 0; i < pattern.Length; i++)
        {
            i = Append(regex, pattern, i);
        }

        return new PythonRegex(regex.Append(")\\Z").ToString());
    }

    /// <returns>The place of the last character read.</returns>
    private static int Append(StringBuilder regex, string pattern, int position)
    {
        var end = pattern[position] == '[' ? EndOfSet(pattern, position) : -1;
        if (end >= 0)
        {
            var set = pattern[(position + 1)..end].Replace("\\", "\\\\", StringComparison.Ordinal);
            regex.Append('[').Append(set[0] switch { '!' => "^" + set[1..], '^' => "\\" + set, _ => set }).Append(']');
            return end;
        }

        regex.Append(pattern[position] switch { '*' => ".*", '?' => ".", var other => PythonRegex.Escape(other.ToString()) });
        return position;
    }

    // A bracket right at the start of a set belongs to it; a set without an end is none.
    private static int EndOfSet(string pattern, int start)
    {
        var first = start + 1;
        first += first < pattern.Length && pattern[first] == '!' ? 1 : 0;
        return first + 1 < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
    }
}
