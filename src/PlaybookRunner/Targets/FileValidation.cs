using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets;

/// <summary>The command that checks a new file before it is put in place (<see cref="FileWrite.Validation"/>).</summary>
internal static class FileValidation
{
    private const string Placeholder = "%s";

    /// <summary>The command with the temporary file's path for <c>%s</c>.</summary>
    /// <exception cref="TargetOperationException">The command does not mention the file.</exception>
    public static CommandLine For(CommandLine validation, string path)
    {
        if (!validation.Parts.Any(part => part.Text.Contains(Placeholder, StringComparison.Ordinal)))
        {
            throw new TargetOperationException($"validate must contain %s: {validation}");
        }

        return validation.Parts.Aggregate(CommandLine.Create(), (command, part) => Append(command, part, path));
    }

    /// <summary>Refuses the file when the command failed, in the words of the reference.</summary>
    public static void Check(CommandResult result)
    {
        if (!result.Succeeded)
        {
            throw new TargetOperationException($"failed to validate: rc:{result.ExitCode} error:{(result.Error.Length > 0 ? result.Error : result.Output)}");
        }
    }

    private static CommandLine Append(CommandLine command, CommandPart part, string path) => part.Kind switch
    {
        CommandPartKind.Raw => command.AddRaw(part.Text.Replace(Placeholder, ShellQuote.Quote(path), StringComparison.Ordinal)),
        CommandPartKind.Secret => command.AddSecret(part.Text.Replace(Placeholder, path, StringComparison.Ordinal)),
        _ => command.Add(part.Text.Replace(Placeholder, path, StringComparison.Ordinal)),
    };
}
