using System.Diagnostics;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Local;

/// <summary>A process of this machine with everything it starts: the leader of a group of its own where the machine has <c>setsid</c>.</summary>
internal sealed class LocalProcess : IConnectionProcess
{
    private static readonly string? SetSid = ProgramPath.Find("setsid", "/usr/bin:/bin");
    private static readonly TimeSpan GracePeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private bool _disposed;

    private LocalProcess(Process process) => _process = process;

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Error => _process.StandardError.BaseStream;

    /// <summary>Starts a program.</summary>
    /// <exception cref="TargetOperationException">There is no such program or folder.</exception>
    public static LocalProcess Start(IReadOnlyList<string> arguments, string? folder, IReadOnlyDictionary<string, string> environment)
    {
        var path = environment.GetValueOrDefault("PATH") ?? Environment.GetEnvironmentVariable("PATH") ?? "";
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new TargetOperationException($"cannot run {arguments[0]} in the folder {folder}: {Posix.Describe(Posix.NoEntry)}");
        }

        var program = ProgramPath.Find(arguments[0], path, folder)
            ?? throw new TargetOperationException($"cannot run {arguments[0]}: {Posix.Describe(Posix.NoEntry)}");
        return new LocalProcess(Start(Describe(program, arguments, folder, environment)));
    }

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Asks the process and what it started to end, and kills what is left a second later.</summary>
    public async Task KillAsync()
    {
        Signal(Posix.TerminateSignal);
        await WaitAsync(Patience);
        Signal(Posix.KillSignal);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        // A shell that waits for requests ends with its input, and clears up.
        await CloseInputAsync();
        if (!_process.HasExited && !await WaitAsync(GracePeriod))
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task CloseInputAsync()
    {
        try
        {
            await Input.DisposeAsync();
        }
        catch (IOException)
        {
            // It does not read any more.
        }
    }

    private async Task<bool> WaitAsync(TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Signal(int signal)
    {
        if (SetSid is not null)
        {
            Posix.SignalGroup(_process.Id, signal);
        }
        else if (signal == Posix.KillSignal && !_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo description)
    {
        try
        {
            return Process.Start(description)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new TargetOperationException($"cannot run {description.FileName}: {Posix.Describe(exception.NativeErrorCode)}", exception);
        }
    }

    private static ProcessStartInfo Describe(
        string program, IReadOnlyList<string> arguments, string? folder, IReadOnlyDictionary<string, string> environment)
    {
        var description = new ProcessStartInfo
        {
            FileName = SetSid ?? program,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // `setsid` replaces itself by the program, which so keeps the process number that is waited for and signalled.
        foreach (var argument in SetSid is null ? arguments.Skip(1) : arguments)
        {
            description.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            description.Environment[name] = value;
        }

        return description;
    }
}
