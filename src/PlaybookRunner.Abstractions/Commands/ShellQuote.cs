using System.Buffers;

namespace PlaybookRunner.Commands;

/// <summary>Quoting for POSIX shells, as Python's <c>shlex.quote</c> does it.</summary>
public static class ShellQuote
{
    private static readonly SearchValues<char> Safe =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./-_");

    /// <summary>Gives the text a shell reads as exactly this one word.</summary>
    public static string Quote(string text)
    {
        if (text.Length == 0)
        {
            return "''";
        }

        return text.AsSpan().ContainsAnyExcept(Safe)
            ? "'" + text.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'"
            : text;
    }
}
