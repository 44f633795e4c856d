using PlaybookRunner.Connections;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace PlaybookRunner.Ssh;

/// <summary>A command on a channel.</summary>
internal sealed class SshProcess : IConnectionProcess
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    private static readonly Dictionary<string, int> Signals = new(StringComparer.Ordinal)
    {
        ["HUP"] = 1,
        ["INT"] = 2,
        ["QUIT"] = 3,
        ["ILL"] = 4,
        ["ABRT"] = 6,
        ["FPE"] = 8,
        ["KILL"] = 9,
        ["USR1"] = 10,
        ["SEGV"] = 11,
        ["USR2"] = 12,
        ["PIPE"] = 13,
        ["ALRM"] = 14,
        ["TERM"] = 15,
    };

    private readonly SshConnection _connection;
    private readonly SshCommand _command;
    private readonly Task _execution;
    private readonly DedicatedThreads _threads;
    private bool _disposed;

    public SshProcess(SshConnection connection, SshCommand command, Task execution, DedicatedThreads threads)
    {
        _connection = connection;
        _command = command;
        _execution = execution;
        _threads = threads;
        Input = new SshInputStream(command.CreateInputStream(), HasEnded, connection.CheckIfLost, threads);
        Output = new SshOutputStream((PipeStream)command.OutputStream, CheckIfLost, threads);
        Error = new SshOutputStream((PipeStream)command.ExtendedOutputStream, CheckIfLost, threads);
    }

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Error { get; }

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        // The server tells the exit code at once, but closes the channel only when nothing that the command left behind holds its
        // streams; SSH.NET reports the closing alone, so the code is looked for meanwhile.
        while (ExitCode() is null && !_execution.IsCompleted)
        {
            await Task.WhenAny(_execution, Task.Delay(LookInterval, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return ExitCode() ?? throw _connection.Explain(_execution.Exception?.InnerException, mayHaveRun: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        // Closing waits for the server's confirmation.
        await _threads.RunAsync(_command.Dispose);
        await _execution.ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
    }

    private bool HasEnded() => _execution.IsCompleted || ExitCode() is not null;

    private void CheckIfLost() => _connection.CheckIfLost(_execution.Exception?.InnerException);

    private int? ExitCode() =>
        _command.ExitStatus ?? (_command.ExitSignal is { } signal ? 128 + Signals.GetValueOrDefault(signal, 0) : null);
}
