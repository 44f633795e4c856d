using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Local;

/// <summary>The connection <c>local</c>.</summary>
internal sealed class LocalConnectionPlugin : IConnectionPlugin
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.local", "local"];

    public Task<IConnection> OpenAsync(ConnectionSettings settings, CancellationToken cancellationToken) =>
        Task.FromResult<IConnection>(new LocalConnection());
}
