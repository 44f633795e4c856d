using System.Text;

namespace PlaybookRunner.Modules.Posix;

/// <summary>A key of an <c>authorized_keys</c> file.</summary>
/// <param name="Type">The kind, such as <c>ssh-ed25519</c>.</param>
/// <param name="Blob">The key itself in base64.</param>
internal sealed record AuthorizedKey(string Type, string Blob)
{
    /// <summary>The options before the kind, as they are written; empty for none.</summary>
    public string Options { get; init; } = "";

    /// <summary>What follows the key; empty for nothing.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Reads a line.</summary>
    /// <returns>The key; null when the line holds none.</returns>
    public static AuthorizedKey? Parse(string line)
    {
        var text = line.Trim();
        var start = 0;
        if (!IsType(Word(text, start)))
        {
            start = EndOfOptions(text);
            if (start < 0 || !IsType(Word(text, start + 1)))
                return null;
        }

        var options = start == 0 ? "" : text[..start].Trim();
        var fields = text[start..].Trim().Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 2 ? null : new AuthorizedKey(fields[0], fields[1]) { Options = options, Comment = fields.Length > 2 ? fields[2].Trim() : "" };
    }

    /// <summary>The line in the file.</summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        if (Options.Length > 0)
            line.Append(Options).Append(' ');

        line.Append(Type).Append(' ').Append(Blob);
        return Comment.Length > 0 ? line.Append(' ').Append(Comment).ToString() : line.ToString();
    }

    private static bool IsType(string word) =>
        word.StartsWith("ssh-", StringComparison.Ordinal) || word.StartsWith("ecdsa-sha2-", StringComparison.Ordinal)
        || (word.StartsWith("sk-", StringComparison.Ordinal) && word.Contains('@', StringComparison.Ordinal));

    private static string Word(string text, int start)
    {
        var end = text.IndexOfAny([' ', '\t'], start);
        return end < 0 ? text[start..] : text[start..end];
    }

    // Options end at the first space outside double quotes.
    private static int EndOfOptions(string text)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (text[i] is ' ' or '\t' && !isQuoted)
                return i;
        }

        return -1;
    }
}
