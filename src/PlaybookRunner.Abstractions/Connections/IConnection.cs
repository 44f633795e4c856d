using PlaybookRunner.Commands;

namespace PlaybookRunner.Connections;

/// <summary>
/// A way to start command lines on one machine as the login user. Implementations say by exception type what still works:
/// <see cref="Targets.ChannelLostException"/> for one command, <see cref="Targets.ConnectionLostException"/> for the machine.
/// </summary>
public interface IConnection : IAsyncDisposable
{
    /// <summary>The address connected to, for messages.</summary>
    string Address { get; }

    /// <summary>The login user's name.</summary>
    string User { get; }

    /// <summary>Is cancelled when the connection is lost.</summary>
    CancellationToken Lost { get; }

    /// <summary>Starts a command line in the login user's shell; its streams stay open until the command ends.</summary>
    Task<IConnectionProcess> StartAsync(CommandLine command, CancellationToken cancellationToken);
}
