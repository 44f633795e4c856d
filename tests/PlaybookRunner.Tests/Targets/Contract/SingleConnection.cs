using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Contract;

/// <summary>Lends one connection that is open already.</summary>
internal sealed class SingleConnection(IConnection connection) : IConnectionSource
{
    public Task<ConnectionLease> LeaseAsync(CancellationToken cancellationToken) => Task.FromResult(new ConnectionLease(connection));
}
