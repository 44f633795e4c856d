namespace PlaybookRunner.Targets;

/// <summary>Where a target gets its connection from, for the time of one operation.</summary>
internal interface IConnectionSource
{
    /// <summary>Lends the connection, opened anew where it was closed or lost.</summary>
    Task<ConnectionLease> LeaseAsync(CancellationToken cancellationToken);
}
