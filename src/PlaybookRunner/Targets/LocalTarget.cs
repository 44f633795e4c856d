using System.Net.Sockets;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets.Local;

namespace PlaybookRunner.Targets;

/// <summary>
/// The machine and user that the engine runs as, without a shell between: the operating system is used directly. Needs Linux.
/// </summary>
public sealed class LocalTarget : ITarget
{
    private readonly LocalPaths _paths;
    private readonly LocalChanges _changes;
    private readonly LocalFileWriter _writer;
    private long _roundTrips;

    /// <summary>Makes a target of this machine.</summary>
    /// <param name="time">The clock for the names of backups; null for the system's.</param>
    /// <exception cref="PlatformNotSupportedException">The operating system is not Linux.</exception>
    public LocalTarget(TimeProvider? time = null)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("A local target needs Linux.");
        }

        Identity = Identify();
        _paths = new LocalPaths(Identity.Home);
        _changes = new LocalChanges(_paths);
        _writer = new LocalFileWriter(_paths, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public TargetIdentity Identity { get; }

    /// <summary>How many operations were asked for; each is a call of the operating system rather than a trip.</summary>
    public long RoundTrips => Interlocked.Read(ref _roundTrips);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PathStatus>> InspectAsync(IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<PathStatus>>(() => [.. queries.Select(query => Inspect(query, cancellationToken))]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PathStatus>> ListAsync(DirectoryQuery query, CancellationToken cancellationToken) =>
        Do(() =>
        {
            FileDigest.Check(query.ChecksumAlgorithm);
            return _paths.List(query);
        });

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(FileWrite write, CancellationToken cancellationToken)
    {
        Count();
        return _writer.WriteAsync(write, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<PathChange> changes, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<bool>>(() => Apply(changes, cancellationToken));

    /// <inheritdoc/>
    public Task<ChangeOutcome> ApplyAndInspectAsync(
        IReadOnlyList<PathChange> changes, IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken) =>
        Do(() => new ChangeOutcome(Apply(changes, cancellationToken), [.. queries.Select(query => Inspect(query, cancellationToken))]));

    /// <inheritdoc/>
    public Task<CommandResult> RunAsync(CommandRequest request, IProgress<OutputLine>? output, CancellationToken cancellationToken)
    {
        Count();
        var folder = request.WorkingDirectory is { } path ? _paths.Expand(path) : null;
        return LocalCommands.RunAsync(request with { WorkingDirectory = folder }, output, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        Do<Stream>(() =>
        {
            var expanded = _paths.Expand(path);
            try
            {
                return new FileStream(expanded, System.IO.FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                var isFolder = Directory.Exists(expanded);
                throw isFolder
                    ? LocalErrors.Failure($"cannot read {expanded}", Posix.IsDirectory)
                    : LocalErrors.Failure($"cannot read {expanded}", exception);
            }
        });

    /// <inheritdoc/>
    public async Task<Stream> ConnectAsync(TargetEndpoint endpoint, CancellationToken cancellationToken)
    {
        Count();
        var socket = NewSocket(endpoint);
        try
        {
            await (endpoint switch
            {
                TargetEndpoint.Tcp tcp => socket.ConnectAsync(tcp.Host, tcp.Port, cancellationToken),
                TargetEndpoint.Unix unix => socket.ConnectAsync(new UnixDomainSocketEndPoint(unix.Path), cancellationToken),
                _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
            });
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception exception)
        {
            socket.Dispose();
            throw exception is SocketException ? EndpointErrors.Unreachable(endpoint, exception.Message, exception) : exception;
        }
    }

    private PathStatus Inspect(PathQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FileDigest.Check(query.ChecksumAlgorithm);
        return _paths.Inspect(query);
    }

    private bool Apply(PathChange change, int completed)
    {
        try
        {
            return _changes.Apply(change);
        }
        catch (TargetOperationException exception)
        {
            throw new TargetOperationException(exception.Message, exception.InnerException) { CompletedChanges = completed };
        }
    }

    // Local work is done at once; its failures belong in the task all the same.
    private Task<T> Do<T>(Func<T> operation)
    {
        Count();
        try
        {
            return Task.FromResult(operation());
        }
        catch (Exception exception) when (exception is TargetException or OperationCanceledException)
        {
            return Task.FromException<T>(exception);
        }
    }

    private List<bool> Apply(IReadOnlyList<PathChange> changes, CancellationToken cancellationToken)
    {
        var outcomes = new List<bool>(changes.Count);
        foreach (var change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(Apply(change, outcomes.Count));
        }

        return outcomes;
    }

    private void Count() => Interlocked.Increment(ref _roundTrips);

    private static Socket NewSocket(TargetEndpoint endpoint) => endpoint is TargetEndpoint.Tcp
        ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
        : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    private static TargetIdentity Identify()
    {
        var id = Posix.EffectiveUserId;
        var user = Posix.FindUser(id);
        var home = Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } folder ? folder : user?.Home ?? "/";
        return new TargetIdentity("local", "localhost", user?.Name ?? id.ToString(System.Globalization.CultureInfo.InvariantCulture), home, Path.GetTempPath().TrimEnd('/'))
        {
            IsRoot = id == 0,
        };
    }
}
