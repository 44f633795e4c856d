using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets;

/// <summary>
/// Keeps the number of open connections below a cap: each costs memory and, over SSH, a thread. Who needs one more closes the idle one
/// that was used longest ago, or waits until one falls idle.
/// </summary>
internal sealed class ConnectionPool(int capacity) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ConnectionSlot> _open = [];
    private readonly SemaphoreSlim _room = new(capacity, capacity);
    private int _waiting;

    /// <summary>How many connections are open.</summary>
    public int OpenConnections
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Makes a place for a connection that is opened when it is first needed.</summary>
    public ConnectionSlot AddSlot(IConnectionPlugin plugin, ConnectionSettings settings) => new(this, plugin, settings);

    public async ValueTask DisposeAsync()
    {
        ConnectionSlot[] open;
        lock (_lock)
        {
            open = [.. _open];
        }

        await Task.WhenAll(open.Select(slot => slot.CloseAsync()));
        _room.Dispose();
    }

    /// <summary>Waits for room for one more open connection.</summary>
    internal async Task EnterAsync(ConnectionSlot slot, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            while (!_room.Wait(0, CancellationToken.None))
            {
                if (LongestIdle() is { } idle)
                {
                    await idle.CloseIfIdleAsync();
                    continue;
                }

                await _room.WaitAsync(cancellationToken);
                break;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        lock (_lock)
        {
            _open.Add(slot);
        }
    }

    /// <summary>Gives the room of a closed connection to others.</summary>
    internal void Leave(ConnectionSlot slot)
    {
        lock (_lock)
        {
            if (!_open.Remove(slot))
            {
                return;
            }
        }

        _room.Release();
    }

    /// <summary>A connection fell idle: it is closed at once when somebody waits for room.</summary>
    internal void FellIdle(ConnectionSlot slot)
    {
        if (Volatile.Read(ref _waiting) > 0)
        {
            _ = slot.CloseIfIdleAsync();
        }
    }

    private ConnectionSlot? LongestIdle()
    {
        lock (_lock)
        {
            return _open.Where(slot => slot.IsIdle).MinBy(slot => slot.LastUse);
        }
    }
}
