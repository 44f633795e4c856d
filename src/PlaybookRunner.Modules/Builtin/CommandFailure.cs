using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Turns a command that failed into a failed result.</summary>
internal static class CommandFailure
{
    /// <summary>The result when <paramref name="result"/> failed: what the command said, its exit code and its outputs.</summary>
    /// <param name="result">The command's end.</param>
    /// <param name="message">The message; null for what the command wrote to standard error, or else to standard output.</param>
    public static ModuleFailedException Of(CommandResult result, string? message = null)
    {
        var said = result.Error.Length > 0 ? result.Error : result.Output;
        return new ModuleFailedException(
            ModuleResult.Fail(message ?? said).With("rc", (long)result.ExitCode).With("stdout", result.Output).With("stderr", result.Error));
    }

    /// <summary>Gives the result back when the command succeeded.</summary>
    /// <exception cref="ModuleFailedException">It failed.</exception>
    public static CommandResult OrFail(this CommandResult result, string? message = null) => result.Succeeded ? result : throw Of(result, message);
}
