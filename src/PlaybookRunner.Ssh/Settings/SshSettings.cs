namespace PlaybookRunner.Ssh.Settings;

/// <summary>Everything needed to log in to a host: what the run says, what options say, what <c>ssh_config</c> says, and defaults.</summary>
internal sealed record SshSettings
{
    /// <summary>The name or address that is dialled.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string User { get; init; }

    /// <summary>The name that the host's key is looked up by (<c>HostKeyAlias</c>).</summary>
    public required string KeyName { get; init; }

    public HostKeyChecking HostKeyChecking { get; init; } = HostKeyChecking.Strict;

    /// <summary>The files of known host keys, the user's first.</summary>
    public IReadOnlyList<string> KnownHostsFiles { get; init; } = [];

    /// <summary>The private keys named by the run or by configuration.</summary>
    public IReadOnlyList<string> IdentityFiles { get; init; } = [];

    /// <summary>Whether only the keys named are tried, not all that the agent has.</summary>
    public bool IdentitiesOnly { get; init; }

    /// <summary>The agent's socket; null for none.</summary>
    public string? AgentSocket { get; init; }

    public TimeSpan ConnectTimeout { get; init; }

    public TimeSpan KeepAliveInterval { get; init; }

    /// <summary>Which key exchanges are offered, as <c>KexAlgorithms</c> says it; null for all that are known.</summary>
    public string? KeyExchanges { get; init; }

    /// <summary>The jump hosts, the nearest first.</summary>
    public IReadOnlyList<JumpHost> JumpHosts { get; init; } = [];
}
