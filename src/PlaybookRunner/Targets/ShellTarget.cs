using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets.Shell;
using PlaybookRunner.Targets.Shell.Fragments;

namespace PlaybookRunner.Targets;

/// <summary>
/// A machine that is reached through a connection, as one user, by POSIX <c>sh</c> and the usual small programs: one shell is kept
/// open and answers an operation with one round trip.
/// </summary>
internal sealed class ShellTarget : ITarget, IAsyncDisposable
{
    // Larger files get a channel of their own, so that the shell is free meanwhile.
    private const int LargestInlineContent = 128 * 1024;

    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);

    private readonly IConnectionSource _connections;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ShellStart _start;
    private readonly ShellUser _user;
    private ShellSession? _session;
    private Task<ShellSession>? _spare;
    private long _roundTrips;

    private ShellTarget(IConnectionSource connections, string connectionName, ShellStart start, ShellSession session, ShellGreeting greeting)
    {
        _connections = connections;
        _session = session;
        _user = greeting.User;
        _start = start with { Tools = greeting.Tools };
        Identity = new TargetIdentity(connectionName, session.Connection.Address, _user.Name, _user.Home, greeting.TemporaryFolder)
        {
            IsRoot = _user.IsRoot,
        };
    }

    /// <inheritdoc/>
    public TargetIdentity Identity { get; }

    /// <inheritdoc/>
    public long RoundTrips => Interlocked.Read(ref _roundTrips);

    /// <summary>Opens the first shell and learns who and where it is.</summary>
    /// <exception cref="BecomeException">The user could not be become.</exception>
    /// <exception cref="ConnectionLostException">The host is unreachable.</exception>
    public static async Task<ShellTarget> OpenAsync(
        IConnectionSource connections, string connectionName, ShellStart start, CancellationToken cancellationToken)
    {
        using var lease = await connections.LeaseAsync(cancellationToken);
        var session = await ShellHandshake.OpenAsync(lease.Connection, start, cancellationToken);
        try
        {
            var greeting = ShellGreeting.Parse(await session.CallAsync(ShellGreeting.Request, content: null, cancellationToken));
            return new ShellTarget(connections, connectionName, start, session, greeting);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PathStatus>> InspectAsync(IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<PathStatus>>(
            StatusFragment.Request(queries),
            content: null,
            reply => StatusFragment.Parse(reply, queries),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PathStatus>> ListAsync(DirectoryQuery query, CancellationToken cancellationToken) =>
        CallAsync(ListFragment.Request(query), content: null, reply => ListFragment.Parse(reply, _user), cancellationToken);

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(FileWrite write, CancellationToken cancellationToken) =>
        write.Content.Length <= LargestInlineContent
            ? CallAsync(WriteFragment.Request(write), write.Content, WriteFragment.Parse, cancellationToken)
            : WriteLargeAsync(write, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<PathChange> changes, CancellationToken cancellationToken) =>
        CallAsync(
            ChangeFragment.Request(changes),
            content: null,
            reply => ChangeFragment.Parse(reply, changes.Count),
            cancellationToken);

    /// <inheritdoc/>
    public Task<ChangeOutcome> ApplyAndInspectAsync(
        IReadOnlyList<PathChange> changes, IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken) =>
        CallAsync(
            $"{ChangeFragment.Request(changes)} && {{ printf '\\000'; {StatusFragment.Request(queries)}; }}",
            content: null,
            reply => new ChangeOutcome(ChangeFragment.ParsePart(reply, changes.Count), StatusFragment.Parse(reply, queries)),
            cancellationToken);

    /// <inheritdoc/>
    public Task<CommandResult> RunAsync(CommandRequest request, IProgress<OutputLine>? output, CancellationToken cancellationToken)
    {
        var located = request.IsLong ? request : request with { Environment = FrameworkLocale.AddTo(request.Environment) };
        return request.IsLong || request.Timeout is not null
            ? RunLongAsync(located, output, cancellationToken)
            : CallAsync(RunFragment.Request(located), Input(located), RunFragment.Parse, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        OpenStreamAsync(ReadFragment.Request(path), endsWithCommand: true, cancellationToken);

    /// <inheritdoc/>
    public async Task<Stream> ConnectAsync(TargetEndpoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenStreamAsync(RelayFragment.Request(endpoint), endsWithCommand: false, cancellationToken);
        }
        catch (TargetOperationException exception)
        {
            throw EndpointErrors.Unreachable(endpoint, exception.Message, exception);
        }
    }

    /// <summary>Closes the shell.</summary>
    public async ValueTask DisposeAsync()
    {
        DropSpare(Interlocked.Exchange(ref _spare, null));
        if (_session is { } session)
        {
            _session = null;
            await session.DisposeAsync();
        }

        _gate.Dispose();
    }

    private static FileContent.Memory? Input(CommandRequest request) =>
        request.Input.IsEmpty ? null : new FileContent.Memory(request.Input);

    private async Task<T> CallAsync<T>(string body, FileContent? content, Func<ShellReply, T> parse, CancellationToken cancellationToken)
    {
        using var lease = await _connections.LeaseAsync(cancellationToken);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var session = await SessionAsync(lease, cancellationToken);
            Interlocked.Increment(ref _roundTrips);
            return Parse(session, await session.CallAsync(body, content, cancellationToken), parse);
        }
        finally
        {
            await DropBrokenAsync();
            _gate.Release();
        }
    }

    private async Task<ShellSession> SessionAsync(ConnectionLease lease, CancellationToken cancellationToken)
    {
        if (_session is { } session && session.Connection != lease.Connection)
        {
            await session.DisposeAsync();
            _session = null;
        }

        return _session ??= await ShellHandshake.OpenAsync(lease.Connection, _start, cancellationToken);
    }

    private async Task DropBrokenAsync()
    {
        if (_session is { IsUsable: false } broken)
        {
            _session = null;
            await broken.DisposeAsync();
        }
    }

    private async Task<WriteOutcome> WriteLargeAsync(FileWrite write, CancellationToken cancellationToken)
    {
        using var lease = await _connections.LeaseAsync(cancellationToken);
        await using var session = await ShellHandshake.OpenAsync(lease.Connection, _start, cancellationToken);
        Interlocked.Increment(ref _roundTrips);
        var reply = await session.CallAsync(WriteFragment.Request(write), write.Content, cancellationToken);
        return Parse(session, reply, WriteFragment.Parse);
    }

    private static T Parse<T>(ShellSession session, ShellReply reply, Func<ShellReply, T> parse)
    {
        try
        {
            return parse(reply);
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            throw session.OutOfFrame(reply, exception);
        }
    }

    private async Task<CommandResult> RunLongAsync(CommandRequest request, IProgress<OutputLine>? listener, CancellationToken cancellationToken)
    {
        using var lease = await _connections.LeaseAsync(cancellationToken);
        await using var session = await StreamingSessionAsync(lease.Connection, cancellationToken);
        Interlocked.Increment(ref _roundTrips);
        return await new LongCommand(session, listener).RunAsync(request, KillAsync, cancellationToken);
    }

    /// <summary>
    /// A shell for one long command. Opening it takes round trips and a login by the become method, so the next one is opened while
    /// this command runs.
    /// </summary>
    private async Task<ShellSession> StreamingSessionAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var session = await TakeSpareAsync(connection, cancellationToken) ?? await OpenStreamingAsync(connection, cancellationToken);
        DropSpare(Interlocked.Exchange(ref _spare, OpenStreamingAsync(connection, CancellationToken.None)));
        return session;
    }

    private Task<ShellSession> OpenStreamingAsync(IConnection connection, CancellationToken cancellationToken) =>
        ShellHandshake.OpenAsync(connection, _start with { IsStreaming = true }, cancellationToken);

    private async Task<ShellSession?> TakeSpareAsync(IConnection connection, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _spare, null) is not { } spare)
        {
            return null;
        }

        try
        {
            var session = await spare.WaitAsync(cancellationToken);
            if (session.Connection == connection && !connection.Lost.IsCancellationRequested)
            {
                return session;
            }

            await session.DisposeAsync();
            return null;
        }
        catch (TargetException)
        {
            // Opening one on demand tells why it cannot be done, if it still cannot.
            return null;
        }
        catch (OperationCanceledException)
        {
            DropSpare(spare);
            throw;
        }
    }

    // One that is still being opened is closed when it is open; nobody waits for it.
    private static void DropSpare(Task<ShellSession>? spare) =>
        spare?.ContinueWith(
            static opened => opened.IsCompletedSuccessfully ? opened.Result.DisposeAsync().AsTask() : Task.FromResult(opened.Exception), TaskScheduler.Default);

    private async Task KillAsync(int process)
    {
        using var limit = new CancellationTokenSource(KillLimit);
        try
        {
            await CallAsync(RunFragment.KillRequest(process), content: null, reply => reply, limit.Token);
        }
        catch (Exception exception) when (exception is TargetException or OperationCanceledException)
        {
            // Its channel is closed all the same; a machine that cannot be reached cannot be told more.
        }
    }

    private async Task<Stream> OpenStreamAsync(string request, bool endsWithCommand, CancellationToken cancellationToken)
    {
        var lease = await _connections.LeaseAsync(cancellationToken);
        ShellSession? session = null;
        try
        {
            session = await StreamingSessionAsync(lease.Connection, cancellationToken);
            Interlocked.Increment(ref _roundTrips);
            await session.StreamAsync(request, cancellationToken);
            return new ShellStream(session, lease, endsWithCommand);
        }
        catch
        {
            await (session?.DisposeAsync() ?? ValueTask.CompletedTask);
            lease.Dispose();
            throw;
        }
    }
}
