using PlaybookRunner.Connections;
using PlaybookRunner.Targets;
using PlaybookRunner.Targets.Local;

namespace PlaybookRunner.Testing;

/// <summary>This machine driven through a shell, exactly as a remote one would be: what a module does over SSH without SSH.</summary>
public sealed class LocalShell : IAsyncDisposable
{
    private readonly TargetOpener _opener;

    private LocalShell(TargetOpener opener, ITarget target)
    {
        _opener = opener;
        Target = target;
    }

    /// <summary>The target.</summary>
    public ITarget Target { get; }

    /// <summary>Starts the shell.</summary>
    public static async Task<LocalShell> OpenAsync(CancellationToken cancellationToken = default)
    {
        var opener = new TargetOpener([new Plugin()], []);
        return new LocalShell(opener, await opener.OpenAsync(new ConnectionSettings("testhost", "localhost"), "shell", become: null, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _opener.DisposeAsync();

    // Under a name of its own, or the opener would give the local target.
    private sealed class Plugin : IConnectionPlugin
    {
        public IReadOnlyList<string> Names { get; } = ["shell"];

        public Task<IConnection> OpenAsync(ConnectionSettings settings, CancellationToken cancellationToken) =>
            Task.FromResult<IConnection>(new LocalConnection());
    }
}
