namespace PlaybookRunner.Connections;

/// <summary>A command running on a machine; disposing it ends the command if it still runs.</summary>
public interface IConnectionProcess : IAsyncDisposable
{
    /// <summary>What the command reads; dispose it to give the command the end of its input.</summary>
    Stream Input { get; }

    /// <summary>What the command writes to standard output; ends when the command closes it.</summary>
    Stream Output { get; }

    /// <summary>What the command writes to standard error; ends when the command closes it.</summary>
    Stream Error { get; }

    /// <summary>The exit code, when the command has ended: 128 plus the signal's number when a signal ended it.</summary>
    /// <exception cref="Targets.ChannelLostException">The channel closed without an exit code.</exception>
    /// <exception cref="Targets.ConnectionLostException">The connection was lost first.</exception>
    Task<int> WaitAsync(CancellationToken cancellationToken);
}
