using System.Text;

namespace PlaybookRunner.Commands;

/// <summary>Splits text into words as a POSIX shell does, without expanding anything: Python's <c>shlex.split</c>.</summary>
public static class ShellWords
{
    /// <summary>The words of a text.</summary>
    /// <exception cref="FormatException">A quote is not closed, or the text ends in a backslash.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isOpen = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ' or '\t' or '\r' or '\n':
                    if (isOpen)
                        words.Add(word.ToString());
                    word.Clear();
                    isOpen = false;
                    break;
                case '\'':
                    isOpen = true;
                    i = TakeSingleQuoted(text, i + 1, word);
                    break;
                case '"':
                    isOpen = true;
                    i = TakeDoubleQuoted(text, i + 1, word);
                    break;
                case '\\':
                    isOpen = true;
                    word.Append(++i < text.Length ? text[i] : throw new FormatException("the text ends in a backslash"));
                    break;
                case var other:
                    isOpen = true;
                    word.Append(other);
                    break;
            }
        }

        if (isOpen)
            words.Add(word.ToString());
        return words;
    }

    private static int TakeSingleQuoted(string text, int start, StringBuilder word)
    {
        var end = text.IndexOf('\'', start);
        if (end < 0)
            throw new FormatException("a quote (') is not closed");
        word.Append(text, start, end - start);
        return end;
    }

    private static int TakeDoubleQuoted(string text, int start, StringBuilder word)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '"')
                return i;
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
                i++;
            word.Append(text[i]);
        }

        throw new FormatException("a quote (\") is not closed");
    }
}
