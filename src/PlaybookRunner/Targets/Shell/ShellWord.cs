using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets.Shell;

/// <summary>
/// Words of a request. A request is one line, so a line break inside a word is written as the variable <c>nl</c>, which the shell
/// library sets.
/// </summary>
internal static class ShellWord
{
    /// <summary>A word that the shell reads as exactly this text.</summary>
    public static string Quote(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new TargetOperationException("a text with a null character cannot be given to a command");
        }

        return ShellQuote.Quote(text).Replace("\n", "'\"$nl\"'", StringComparison.Ordinal);
    }

    /// <summary>A path: <c>~</c> and <c>~user</c> are left to the shell, and no path can be taken for an option.</summary>
    public static string Path(string path)
    {
        var end = TildeLength(path);
        if (end > 0)
        {
            return end == path.Length ? path : string.Concat(path.AsSpan(0, end), Quote(path[end..]));
        }

        return Quote(path.StartsWith('-') ? "./" + path : path);
    }

    // The length of a leading ~ or ~user, or 0 when there is none that is safe to leave unquoted.
    private static int TildeLength(string path)
    {
        if (!path.StartsWith('~'))
        {
            return 0;
        }

        var end = path.IndexOf('/', StringComparison.Ordinal);
        end = end < 0 ? path.Length : end;
        return path.AsSpan(1, end - 1).ContainsAnyExcept(UserNameCharacters) ? 0 : end;
    }

    private static readonly System.Buffers.SearchValues<char> UserNameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");
}
