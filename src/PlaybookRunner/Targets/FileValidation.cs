using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets;

/// <summary>The command that checks a new file before it is put in place (<see cref="FileWrite.Validation"/>).</summary>
internal static class FileValidation
{
    private const string Placeholder = "%s";

    /// <summary>The command with the temporary file's path for <c>%s</c>.</summary>
    /// <exception cref="TargetOperationException">The command does not mention the file.</exception>
    public static CommandLine For(CommandLine validation, string path) =>
        Replace(validation, (command, part) => part.Kind switch
        {
            CommandPartKind.Raw => command.AddRaw(part.Text.Replace(Placeholder, ShellQuote.Quote(path), StringComparison.Ordinal)),
            CommandPartKind.Secret => command.AddSecret(part.Text.Replace(Placeholder, path, StringComparison.Ordinal)),
            _ => command.Add(part.Text.Replace(Placeholder, path, StringComparison.Ordinal)),
        });

    /// <summary>The command for a shell that has the temporary file's path in a variable.</summary>
    /// <exception cref="TargetOperationException">The command does not mention the file.</exception>
    public static CommandLine ForShell(CommandLine validation, string variable)
    {
        var path = $"\"${variable}\"";
        return Replace(validation, (command, part) => command.AddRaw(part.Kind == CommandPartKind.Raw
            ? part.Text.Replace(Placeholder, path, StringComparison.Ordinal)
            : string.Join(path, part.Text.Split(Placeholder).Select(ShellQuote.Quote))));
    }

    /// <summary>Refuses the file when the command failed, in the words of the reference.</summary>
    public static void Check(CommandResult result)
    {
        if (!result.Succeeded)
        {
            throw new TargetOperationException($"failed to validate: rc:{result.ExitCode} error:{(result.Error.Length > 0 ? result.Error : result.Output)}");
        }
    }

    private static CommandLine Replace(CommandLine validation, Func<CommandLine, CommandPart, CommandLine> append) =>
        validation.Parts.Any(part => part.Text.Contains(Placeholder, StringComparison.Ordinal))
            ? validation.Parts.Aggregate(CommandLine.Create(), append)
            : throw new TargetOperationException($"validate must contain %s: {validation}");
}
