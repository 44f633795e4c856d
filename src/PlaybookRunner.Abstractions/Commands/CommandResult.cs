using System.Text;

namespace PlaybookRunner.Commands;

/// <summary>What a command that ended left behind.</summary>
/// <param name="ExitCode">The exit code; 128 plus the signal's number when a signal ended it.</param>
/// <param name="OutputBytes">Everything written to standard output.</param>
/// <param name="ErrorBytes">Everything written to standard error.</param>
public sealed record CommandResult(int ExitCode, ReadOnlyMemory<byte> OutputBytes, ReadOnlyMemory<byte> ErrorBytes)
{
    private string? _output;
    private string? _error;

    /// <summary>Whether the exit code is 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Standard output as UTF-8 text.</summary>
    public string Output => _output ??= Encoding.UTF8.GetString(OutputBytes.Span);

    /// <summary>Standard error as UTF-8 text.</summary>
    public string Error => _error ??= Encoding.UTF8.GetString(ErrorBytes.Span);

    /// <summary>Whether the time limit ended the command.</summary>
    public bool TimedOut { get; init; }
}
