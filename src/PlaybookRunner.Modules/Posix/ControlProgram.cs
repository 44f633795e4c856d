using System.ComponentModel;
using System.Diagnostics;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Posix;

/// <summary>Runs a program of the control node, for modules that drive one on both ends of a connection.</summary>
internal static class ControlProgram
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables on top of the engine's own.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="ModuleFailedException">The control node has no such program.</exception>
    public static async Task<CommandResult> RunAsync(
        CommandLine command, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var arguments = command.ToArguments();
        var start = new ProcessStartInfo(arguments[0], arguments.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
            var error = ReadAsync(process.StandardError.BaseStream, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new ModuleFailedException($"the control node cannot run {start.FileName}: {exception.Message}", exception);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
