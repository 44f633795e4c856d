namespace PlaybookRunner.Connections;

/// <summary>How to reach a host: what its variables, the play's keywords, the command line and the configuration say, in their order of precedence.</summary>
/// <param name="HostName">The host's name in the inventory.</param>
/// <param name="Address">The name or address to connect to (<c>ansible_host</c>).</param>
public sealed record ConnectionSettings(string HostName, string Address)
{
    /// <summary>The port (<c>ansible_port</c>); null for the plugin's default.</summary>
    public int? Port { get; init; }

    /// <summary>The login user (<c>ansible_user</c>); null for the plugin's default.</summary>
    public string? User { get; init; }

    /// <summary>The login password (<c>ansible_password</c>); null when none is given.</summary>
    public Secret? Password { get; init; }

    /// <summary>The private key's file on the control node (<c>ansible_ssh_private_key_file</c>); null for the usual ones and the agent.</summary>
    public string? PrivateKeyFile { get; init; }

    /// <summary>The private key itself (<c>ansible_ssh_private_key</c>); null when a file or agent is used.</summary>
    public Secret? PrivateKey { get; init; }

    /// <summary>The passphrase of the private key (<c>ansible_ssh_private_key_passphrase</c>).</summary>
    public Secret? PrivateKeyPassphrase { get; init; }

    /// <summary>Whether an unknown or changed host key refuses the connection (<c>host_key_checking</c>).</summary>
    public bool CheckHostKey { get; init; } = true;

    /// <summary>The file of known host keys; null for the user's and the system's.</summary>
    public string? KnownHostsFile { get; init; }

    /// <summary>How long opening may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a sign of life is sent over an idle connection.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Further command-line options of OpenSSH (<c>ansible_ssh_common_args</c>, <c>ansible_ssh_extra_args</c>): <c>-o</c> settings that the plugin understands are honoured.</summary>
    public IReadOnlyList<string> SshArguments { get; init; } = [];
}
