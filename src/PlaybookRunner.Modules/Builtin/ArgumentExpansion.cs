using System.Text;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>
/// Expands <c>$NAME</c>, <c>${NAME}</c> and a leading <c>~</c> in the arguments of a command by the environment of the target.
/// A variable that is not set stays as it is written, which sets it apart from a shell's expansion.
/// </summary>
internal static class ArgumentExpansion
{
    /// <summary>
    /// Gives the command; it needs a shell only when there is something to expand, and the shell then does it on the way, without a further round trip.
    /// </summary>
    public static CommandLine Expand(IReadOnlyList<string> arguments)
    {
        if (!arguments.Any(argument => argument.StartsWith('~') || argument.Contains('$', StringComparison.Ordinal)))
            return CommandLine.Create([.. arguments]);

        CommandLine command = [];
        command = command.AddRaw("exec");
        foreach (var argument in arguments)
            command = command.AddRaw(ToShellWord(argument));

        return command;
    }

    private static string ToShellWord(string argument)
    {
        var word = new StringBuilder();
        var position = TildePrefixLength(argument);
        word.Append(argument, 0, position);
        while (position < argument.Length)
        {
            var start = argument.IndexOf('$', position);
            if (start < 0)
                start = argument.Length;

            if (start > position)
                word.Append(ShellQuote.Quote(argument[position..start]));

            position = start < argument.Length ? AppendVariable(argument, start, word) : start;
        }

        return word.Length == 0 ? "''" : word.ToString();
    }

    private static int AppendVariable(string argument, int start, StringBuilder word)
    {
        var braced = start + 1 < argument.Length && argument[start + 1] == '{';
        var first = start + (braced ? 2 : 1);
        var end = first;
        while (end < argument.Length && (char.IsAsciiLetter(argument[end]) || argument[end] == '_' || (end > first && char.IsAsciiDigit(argument[end]))))
            end++;

        var isVariable = end > first && (!braced || (end < argument.Length && argument[end] == '}'));
        if (!isVariable)
        {
            word.Append("'$'");
            return start + 1;
        }

        var name = argument[first..end];
        var written = braced ? $"\\${{{name}\\}}" : $"\\${name}";
        word.Append($"\"${{{name}-{written}}}\"");
        return braced ? end + 1 : end;
    }

    private static int TildePrefixLength(string argument)
    {
        if (!argument.StartsWith('~'))
            return 0;

        var end = 1;
        while (end < argument.Length && (char.IsAsciiLetterOrDigit(argument[end]) || argument[end] is '_' or '-' or '.'))
            end++;

        return end == argument.Length || argument[end] == '/' ? end : 0;
    }
}
