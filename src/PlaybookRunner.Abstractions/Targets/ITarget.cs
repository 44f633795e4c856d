using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets;

/// <summary>
/// A machine as one user sees it. Operations are coarse and their arguments and results plain data: one call is one round trip,
/// so a module that needs several facts or small steps asks for them in one call.
/// </summary>
/// <remarks>
/// Failures come in three kinds, told by type: <see cref="TargetOperationException"/> (this operation failed, the machine is usable),
/// <see cref="ChannelLostException"/> (the shell or channel broke; the next operation gets a new one) and
/// <see cref="ConnectionLostException"/> (the host is unreachable). An operation that may have run is never repeated.
/// </remarks>
public interface ITarget
{
    /// <summary>Who and what the target is.</summary>
    TargetIdentity Identity { get; }

    /// <summary>How many round trips were made so far.</summary>
    long RoundTrips { get; }

    /// <summary>Looks at paths: type, owner, mode, times, and on request checksum and content.</summary>
    /// <returns>An answer for each query, in order. A path that does not exist is an answer, not an error.</returns>
    Task<IReadOnlyList<PathStatus>> InspectAsync(IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken);

    /// <summary>Lists a directory, also recursively, with the status of each entry.</summary>
    /// <exception cref="TargetOperationException">The path is no directory or cannot be read.</exception>
    Task<IReadOnlyList<PathStatus>> ListAsync(DirectoryQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a whole file in place: content goes to a temporary file beside it, is validated, gets owner, group and mode, and is renamed
    /// over the old one, so that a reader sees the old or the new file and nothing in between.
    /// </summary>
    /// <exception cref="TargetOperationException">Nothing was changed; the message says why (disk full, validation failed, permission…).</exception>
    Task<WriteOutcome> WriteAsync(FileWrite write, CancellationToken cancellationToken);

    /// <summary>Carries out changes to paths in their order; the first that fails ends it.</summary>
    /// <returns>For each change whether anything had to be done.</returns>
    /// <exception cref="TargetOperationException">A change failed; <see cref="TargetOperationException.CompletedChanges"/> tells how many were done before.</exception>
    Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<PathChange> changes, CancellationToken cancellationToken);

    /// <summary>Carries out changes and then looks at paths: <see cref="ApplyAsync"/> and <see cref="InspectAsync"/> in one round trip.</summary>
    /// <exception cref="TargetOperationException">A change failed; <see cref="TargetOperationException.CompletedChanges"/> tells how many were done before.</exception>
    Task<ChangeOutcome> ApplyAndInspectAsync(IReadOnlyList<PathChange> changes, IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="output">Gets the lines of a long command as they come; null when nobody listens.</param>
    /// <param name="cancellationToken">Ends the wait and the command.</param>
    /// <exception cref="TargetOperationException">The command could not be started (no such program, no such folder).</exception>
    Task<CommandResult> RunAsync(CommandRequest request, IProgress<OutputLine>? output, CancellationToken cancellationToken);

    /// <summary>Opens a file of any size for reading from start to end.</summary>
    /// <exception cref="TargetOperationException">The file does not exist or cannot be read.</exception>
    Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens a connection from the target's network, made by the target's user.</summary>
    /// <returns>A stream in both directions; disposing it closes the connection.</returns>
    /// <exception cref="TargetOperationException">Nothing listens there, or the machine has no program that could relay.</exception>
    Task<Stream> ConnectAsync(TargetEndpoint endpoint, CancellationToken cancellationToken);
}
