namespace PlaybookRunner.Targets;

/// <summary>Where a connection from the target's network goes: a TCP port or a Unix socket.</summary>
public abstract record TargetEndpoint
{
    private TargetEndpoint()
    {
    }

    /// <summary>A TCP port as the target reaches it.</summary>
    /// <param name="Host">A name that the target resolves, or an address.</param>
    /// <param name="Port">The port, 1 to 65535.</param>
    public sealed record Tcp(string Host, int Port) : TargetEndpoint;

    /// <summary>A Unix socket on the target.</summary>
    /// <param name="Path">The absolute path of the socket.</param>
    public sealed record Unix(string Path) : TargetEndpoint;
}
