using PlaybookRunner.Connections;
using PlaybookRunner.Ssh.Settings;

namespace PlaybookRunner.Ssh;

/// <summary>
/// The connection <c>ssh</c>, without a program <c>ssh</c>: keys, passwords, agents, known hosts and the common part of
/// <c>ssh_config</c> are understood here. It also answers to the names of the reference's other ssh connections.
/// </summary>
public sealed class SshConnectionPlugin : IConnectionPlugin
{
    private readonly DedicatedThreads _threads = new();

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } =
        ["ansible.builtin.ssh", "ssh", "smart", "ansible.builtin.paramiko_ssh", "paramiko_ssh", "paramiko"];

    /// <inheritdoc/>
    public Task<IConnection> OpenAsync(ConnectionSettings settings, CancellationToken cancellationToken) =>
        SshLogin.OpenAsync(settings, SshSettingsResolver.Resolve(settings), _threads, cancellationToken);
}
