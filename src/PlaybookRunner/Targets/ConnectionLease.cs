using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets;

/// <summary>A connection that is in use until this is disposed; only then may it be closed to make room for another.</summary>
internal sealed class ConnectionLease(IConnection connection, Action? release = null) : IDisposable
{
    private Action? _release = release;

    public IConnection Connection => connection;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
