using System.Text;

namespace PlaybookRunner.Inventory;

/// <summary>Splits a line of hosts as a POSIX shell would (Python's <c>shlex.split</c> with comments).</summary>
internal static class IniWords
{
    /// <summary>A word without its quotes and where it starts.</summary>
    internal readonly record struct Word(string Text, int Offset);

    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static IReadOnlyList<Word> Split(string line)
    {
        var words = new List<Word>();
        var at = 0;
        while (at < line.Length && line[at] != '#')
        {
            if (char.IsWhiteSpace(line[at]))
                at++;
            else
                words.Add(Take(line, ref at));
        }

        return words;
    }

    private static Word Take(string line, ref int at)
    {
        var start = at;
        var text = new StringBuilder();
        while (at < line.Length && !char.IsWhiteSpace(line[at]) && line[at] != '#')
        {
            if (line[at] is '"' or '\'')
                TakeQuoted(line, ref at, text);
            else if (line[at] == '\\' && at + 1 < line.Length)
                text.Append(line[(at += 2) - 1]);
            else
                text.Append(line[at++]);
        }

        return new Word(text.ToString(), start);
    }

    private static void TakeQuoted(string line, ref int at, StringBuilder text)
    {
        var quote = line[at++];
        while (at < line.Length && line[at] != quote)
        {
            // Inside double quotes a backslash only takes the meaning of a quote or a backslash away.
            if (quote == '"' && line[at] == '\\' && at + 1 < line.Length && line[at + 1] is '"' or '\\')
                at++;
            text.Append(line[at++]);
        }

        if (at++ >= line.Length)
            throw new FormatException($"a quote ({quote}) is not closed on this line");
    }
}
