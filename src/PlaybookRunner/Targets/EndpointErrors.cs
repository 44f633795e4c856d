namespace PlaybookRunner.Targets;

/// <summary>The words for a connection that a target could not open.</summary>
internal static class EndpointErrors
{
    public static TargetOperationException Unreachable(TargetEndpoint endpoint, string reason, Exception? exception = null) =>
        new($"cannot connect to {Describe(endpoint)}: {reason}", exception);

    public static string Describe(TargetEndpoint endpoint) => endpoint switch
    {
        TargetEndpoint.Tcp tcp => $"{tcp.Host}:{tcp.Port}",
        TargetEndpoint.Unix unix => unix.Path,
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };
}
