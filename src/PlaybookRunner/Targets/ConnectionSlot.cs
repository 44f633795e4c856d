using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets;

/// <summary>The one connection to a host as one login user: opened when needed, closed when idle and in the way, opened again.</summary>
internal sealed class ConnectionSlot(ConnectionPool pool, IConnectionPlugin plugin, ConnectionSettings settings) : IConnectionSource, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IConnection? _connection;
    private int _leases;

    /// <summary>Whether a connection is open that nobody uses.</summary>
    public bool IsIdle => Volatile.Read(ref _leases) == 0 && _connection is not null;

    /// <summary>When the connection was last used, in ticks of the system's uptime.</summary>
    public long LastUse { get; private set; }

    public async Task<ConnectionLease> LeaseAsync(CancellationToken cancellationToken)
    {
        // Counted first, so that nobody closes what is about to be used.
        Interlocked.Increment(ref _leases);
        try
        {
            return new ConnectionLease(await ConnectionAsync(cancellationToken), Release);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Closes the connection, whoever uses it.</summary>
    public async Task CloseAsync()
    {
        await _gate.WaitAsync();
        try
        {
            await CloseUnderGateAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes the connection unless it came into use meanwhile.</summary>
    public async Task CloseIfIdleAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (IsIdle)
            {
                await CloseUnderGateAsync();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends its use for good; the pool closes the connection.</summary>
    public void Dispose() => _gate.Dispose();

    private async Task<IConnection> ConnectionAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_connection is { Lost.IsCancellationRequested: true })
            {
                await CloseUnderGateAsync();
            }

            return _connection ??= await OpenAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await pool.EnterAsync(this, cancellationToken);
        try
        {
            return await plugin.OpenAsync(settings, cancellationToken);
        }
        catch
        {
            pool.Leave(this);
            throw;
        }
    }

    private async Task CloseUnderGateAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
            pool.Leave(this);
        }
    }

    private void Release()
    {
        LastUse = Environment.TickCount64;
        if (Interlocked.Decrement(ref _leases) == 0)
        {
            pool.FellIdle(this);
        }
    }
}
