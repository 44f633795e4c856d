using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The words of a command that a user wrote as one text.</summary>
internal static class CommandWords
{
    /// <summary>Splits a text as a shell does, without expanding anything.</summary>
    /// <exception cref="ModuleFailedException">A quote is not closed, or the text ends in a backslash.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        try
        {
            return ShellWords.Split(text);
        }
        catch (FormatException exception)
        {
            throw new ModuleFailedException($"{exception.Message}: {text}", exception);
        }
    }

    /// <summary>Splits the first word off; what follows keeps its quotes.</summary>
    /// <exception cref="ModuleFailedException">The text is empty, or a quote is not closed.</exception>
    public static (string First, string Remainder) SplitFirst(string text)
    {
        var line = text.Trim();
        var end = EndOfWord(line);
        return Split(line[..end]) is [var first] ? (first, line[end..].TrimStart()) : throw new ModuleFailedException("no command given");
    }

    private static int EndOfWord(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && quote != '\'')
                i++;
            else if (line[i] == quote)
                quote = '\0';
            else if (quote == '\0' && line[i] is '\'' or '"')
                quote = line[i];
            else if (quote == '\0' && char.IsWhiteSpace(line[i]))
                return i;
        }

        return line.Length;
    }
}
