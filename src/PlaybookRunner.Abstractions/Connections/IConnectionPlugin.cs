namespace PlaybookRunner.Connections;

/// <summary>Opens connections of one kind; registered by name and chosen by <c>connection</c> or <c>ansible_connection</c>.</summary>
public interface IConnectionPlugin
{
    /// <summary>The names it is chosen by, the fully qualified one first: <c>ansible.builtin.ssh</c>, <c>ssh</c>.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Opens a connection.</summary>
    /// <exception cref="Targets.ConnectionLostException">The host is unreachable, refused the login, or its key is not the known one.</exception>
    Task<IConnection> OpenAsync(ConnectionSettings settings, CancellationToken cancellationToken);
}
