using System.Net.Sockets;
using PlaybookRunner.Connections;
using PlaybookRunner.Ssh.Authentication;
using PlaybookRunner.Ssh.KnownHosts;
using PlaybookRunner.Ssh.Settings;
using PlaybookRunner.Targets;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace PlaybookRunner.Ssh;

/// <summary>Logs in to one host: dials, checks the host's key, authenticates.</summary>
internal sealed class SshLogin
{
    private readonly SshSettings _settings;
    private readonly SshCredentials _credentials;
    private readonly KnownHostsFiles _knownHosts;
    private string? _keyProblem;

    private SshLogin(ConnectionSettings connection, SshSettings settings)
    {
        _settings = settings;
        _credentials = SshCredentials.Collect(connection, settings);
        _knownHosts = KnownHostsFiles.Read(settings.HostKeyChecking == HostKeyChecking.Off ? [] : settings.KnownHostsFiles);
    }

    public static async Task<IConnection> OpenAsync(
        ConnectionSettings connection, SshSettings settings, DedicatedThreads threads, CancellationToken cancellationToken)
    {
        var route = new SshRoute(threads);
        try
        {
            foreach (var jump in settings.JumpHosts)
            {
                // The jump host has an account and a password of its own; keys and known hosts are the control node's.
                var login = connection with { HostName = jump.Host, Address = jump.Host, Port = jump.Port, User = jump.User, Password = null, SshArguments = [] };
                var jumpSettings = SshSettingsResolver.Resolve(login) with { JumpHosts = [] };
                route.Add(await new SshLogin(login, jumpSettings).ConnectAsync(route, threads, cancellationToken));
            }

            var client = await new SshLogin(connection, settings).ConnectAsync(route, threads, cancellationToken);
            return new SshConnection(client, settings, threads, route);
        }
        catch
        {
            await route.DisposeAsync();
            throw;
        }
    }

    private async Task<SshClient> ConnectAsync(SshRoute route, DedicatedThreads threads, CancellationToken cancellationToken)
    {
        var (host, port) = await route.ToAsync(_settings.Host, _settings.Port);
        var client = new SshClient(Describe(host, port)) { KeepAliveInterval = KeepAlive(_settings.KeepAliveInterval) };
        client.HostKeyReceived += CheckHostKey;
        try
        {
            // Authentication blocks its caller even in the asynchronous call.
            await threads.RunAsync(() => client.ConnectAsync(cancellationToken).GetAwaiter().GetResult());
            return client;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            client.Dispose();
            throw new ConnectionLostException(Explain(exception), exception);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static readonly string[] PreferredKeyTypes = ["ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa"];

    private static int Preference(string keyType) => Array.IndexOf(PreferredKeyTypes, keyType) is >= 0 and var place ? place : PreferredKeyTypes.Length;

    private ConnectionInfo Describe(string host, int port)
    {
        var description = new ConnectionInfo(host, port, _settings.User, [.. _credentials.Methods])
        {
            Timeout = _settings.ConnectTimeout,
        };

        KeyExchangeOrder.Apply(description.KeyExchangeAlgorithms, _settings.KeyExchanges);

        // Certificates of hosts are not checked here, so the plain key is asked for.
        foreach (var name in description.HostKeyAlgorithms.Keys.Where(name => name.Contains("-cert-", StringComparison.Ordinal)).ToList())
        {
            description.HostKeyAlgorithms.Remove(name, out _);
        }

        // A server with several keys shows the first kind it is asked for, which must be one that is known: of several the one that OpenSSH prefers.
        foreach (var type in _knownHosts.KeyTypes(_settings.KeyName, _settings.Port).OrderByDescending(Preference))
        {
            foreach (var name in Algorithms(type).Where(description.HostKeyAlgorithms.ContainsKey))
            {
                description.HostKeyAlgorithms.SetPosition(name, 0);
            }
        }

        return description;
    }

    private static IReadOnlyList<string> Algorithms(string keyType) =>
        keyType == "ssh-rsa" ? ["ssh-rsa", "rsa-sha2-256", "rsa-sha2-512"] : [keyType];

    private void CheckHostKey(object? sender, HostKeyEventArgs shown)
    {
        shown.CanTrust = true;
        if (_settings.HostKeyChecking == HostKeyChecking.Off)
        {
            return;
        }

        var key = new HostKey(shown.HostKey);
        var problem = _knownHosts.Check(_settings.KeyName, _settings.Port, key);
        if (problem is HostKeyProblem.Unknown && _settings.HostKeyChecking == HostKeyChecking.AcceptNew)
        {
            _knownHosts.Add(_settings.KeyName, _settings.Port, key);
            return;
        }

        _keyProblem = problem?.Describe(_settings.KeyName, _settings.Port, key);
        shown.CanTrust = problem is null;
    }

    private string Explain(Exception exception)
    {
        var place = KnownHostsFiles.Name(_settings.Host, _settings.Port);
        return exception switch
        {
            _ when _keyProblem is not null => _keyProblem,
            SshAuthenticationException => $"cannot log in to {place} as {_settings.User}: {exception.Message.TrimEnd('.')} ({_credentials.Tried}).",
            SshOperationTimeoutException or OperationCanceledException =>
                $"cannot connect to {place}: no answer within {_settings.ConnectTimeout.TotalSeconds} seconds.",
            SocketException => $"cannot connect to {place}: {exception.Message}.",
            _ => $"cannot connect to {place}: {exception.Message}",
        };
    }

    private static TimeSpan KeepAlive(TimeSpan interval) => interval > TimeSpan.Zero ? interval : Timeout.InfiniteTimeSpan;
}
