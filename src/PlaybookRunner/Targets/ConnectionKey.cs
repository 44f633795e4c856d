using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets;

/// <summary>What makes two tasks share a connection: the plugin and everything that says how to log in.</summary>
internal sealed record ConnectionKey(IConnectionPlugin Plugin, ConnectionSettings Settings, string SshArguments)
{
    // The list of arguments is compared by its content, and a key is short-lived, so the list itself is left out.
    public static ConnectionKey Of(IConnectionPlugin plugin, ConnectionSettings settings) =>
        new(plugin, settings with { SshArguments = [] }, string.Join('\0', settings.SshArguments));
}
