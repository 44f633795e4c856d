using System.Net.Sockets;
using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Ssh.Settings;
using PlaybookRunner.Targets;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace PlaybookRunner.Ssh;

/// <summary>A login to one host; each command line gets a channel.</summary>
internal sealed class SshConnection : IConnection
{
    private readonly SshClient _client;
    private readonly DedicatedThreads _threads;
    private readonly SshRoute _route;
    private readonly CancellationTokenSource _lost = new();

    public SshConnection(SshClient client, SshSettings settings, DedicatedThreads threads, SshRoute route)
    {
        _client = client;
        _threads = threads;
        _route = route;
        Address = settings.Host;
        User = settings.User;

        // SSH.NET stops reading after any error of the connection; it tells so before it ends the channels' streams.
        client.ErrorOccurred += (_, _) => _lost.Cancel();
    }

    public string Address { get; }

    public string User { get; }

    public CancellationToken Lost => _lost.Token;

    public async Task<IConnectionProcess> StartAsync(CommandLine command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await _threads.RunAsync(() => Start(command.ToShellText())).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is SshException or ObjectDisposedException or IOException)
        {
            throw Explain(exception, mayHaveRun: false);
        }
    }

    /// <summary>The error for a failure of a channel: it alone broke, or the connection with it.</summary>
    public TargetException Explain(Exception? exception, bool mayHaveRun)
    {
        CheckIfLost(exception);
        var reason = exception is null ? "" : $": {exception.Message}";
        return _lost.IsCancellationRequested
            ? new ConnectionLostException($"the connection to {Address} was lost{reason}", exception) { MayHaveRun = mayHaveRun }
            : new ChannelLostException($"a channel to {Address} was closed{reason}", exception) { MayHaveRun = mayHaveRun };
    }

    /// <summary>Notes that the connection is gone, when it is: a broken stream may be the first sign of it.</summary>
    /// <param name="cause">What broke the stream; null when it merely ended.</param>
    public void CheckIfLost(Exception? cause)
    {
        if (cause is SshConnectionException or SocketException || !IsConnected())
        {
            _lost.Cancel();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _threads.RunAsync(_client.Dispose);
        await _route.DisposeAsync();
        await _lost.CancelAsync();
    }

    private SshProcess Start(string commandText)
    {
        var command = _client.CreateCommand(commandText);
        try
        {
            var execution = command.ExecuteAsync(CancellationToken.None);
            return new SshProcess(this, command, execution, _threads);
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    private bool IsConnected()
    {
        try
        {
            return _client.IsConnected;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
