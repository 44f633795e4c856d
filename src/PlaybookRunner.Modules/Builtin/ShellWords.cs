using System.Text;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Splits text into words by the quoting rules of a POSIX shell, as Python's <c>shlex.split</c> does: no expansions, no comments.</summary>
internal static class ShellWords
{
    /// <summary>Splits <paramref name="text"/>.</summary>
    /// <exception cref="ModuleFailedException">A quotation is not closed, or the text ends with a lone backslash.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var position = 0;
        while (SkipSpace(text, ref position))
            words.Add(Read(text, ref position));

        return words;
    }

    /// <summary>Splits the first word off; the rest keeps its quoting.</summary>
    /// <exception cref="ModuleFailedException">A quotation in the first word is not closed.</exception>
    public static (string First, string Remainder) SplitFirst(string text)
    {
        var position = 0;
        return SkipSpace(text, ref position) ? (Read(text, ref position), text[position..].TrimStart()) : ("", "");
    }

    private static bool SkipSpace(string text, ref int position)
    {
        while (position < text.Length && IsSpace(text[position]))
            position++;

        return position < text.Length;
    }

    private static string Read(string text, ref int position)
    {
        var word = new StringBuilder();
        while (position < text.Length && !IsSpace(text[position]))
        {
            var next = text[position++];
            if (next is '\'' or '"')
                ReadQuoted(text, next, ref position, word);
            else
                word.Append(next == '\\' ? Escaped(text, ref position) : next);
        }

        return word.ToString();
    }

    // Between double quotes a backslash escapes only itself and the quote; between single quotes nothing is special.
    private static void ReadQuoted(string text, char quote, ref int position, StringBuilder word)
    {
        while (position < text.Length && text[position] != quote)
        {
            if (quote == '"' && text[position] == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '\\')
                position++;

            word.Append(text[position++]);
        }

        if (position++ >= text.Length)
            throw new ModuleFailedException("No closing quotation");
    }

    private static char Escaped(string text, ref int position) =>
        position < text.Length ? text[position++] : throw new ModuleFailedException("No escaped character");

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\r' or '\n';
}
