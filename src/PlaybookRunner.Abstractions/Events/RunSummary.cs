namespace PlaybookRunner.Events;

/// <summary>How a run ended.</summary>
/// <param name="Hosts">The counts of each host, in the order of their names.</param>
public sealed record RunSummary(IReadOnlyList<HostSummary> Hosts)
{
    /// <summary>Whether a host ended in a failure.</summary>
    public bool AnyFailed => Hosts.Any(host => host.Failed > 0);

    /// <summary>Whether a host was unreachable.</summary>
    public bool AnyUnreachable => Hosts.Any(host => host.Unreachable > 0);

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; init; }
}
