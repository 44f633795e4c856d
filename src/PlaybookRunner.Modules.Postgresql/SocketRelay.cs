using System.Net.Sockets;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>
/// A Unix socket in a private folder of the control node whose connections are carried on from the target's network by the target's user. Npgsql takes no
/// stream, but it connects to such a socket; and PostgreSQL's <c>peer</c> rule sees the target's user, as it must.
/// </summary>
internal sealed class SocketRelay : IAsyncDisposable
{
    private const int Backlog = 8;

    private readonly ITarget _target;
    private readonly TargetEndpoint _endpoint;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private Stream? _opened;

    private SocketRelay(ITarget target, TargetEndpoint endpoint, Stream opened, string folder, int port)
    {
        (_target, _endpoint, _opened, Folder) = (target, endpoint, opened, folder);
        _listener.Bind(new UnixDomainSocketEndPoint($"{folder}/.s.PGSQL.{port}"));
        _listener.Listen(Backlog);
        _accepting = AcceptAsync();
    }

    /// <summary>The private folder, for Npgsql to take as its host.</summary>
    public string Folder { get; }

    /// <summary>Opens the relay; the first connection is made at once, so that its failure is told in the target's words.</summary>
    /// <param name="target">The machine that connects.</param>
    /// <param name="endpoint">Where to.</param>
    /// <param name="port">The port in the socket's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TargetOperationException">The target cannot connect.</exception>
    public static async Task<SocketRelay> OpenAsync(ITarget target, TargetEndpoint endpoint, int port, CancellationToken cancellationToken)
    {
        var opened = await target.ConnectAsync(endpoint, cancellationToken);
        // The temporary folder is made for its owner alone (mode 0700).
        return new SocketRelay(target, endpoint, opened, Directory.CreateTempSubdirectory("playbookrunner-").FullName, port);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        if (_opened is not null)
            await _opened.DisposeAsync();

        Directory.Delete(Folder, recursive: true);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var pumps = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_end.Token);
                pumps.Add(CarryAsync(new NetworkStream(client, ownsSocket: true)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(pumps);
        }
    }

    private async Task CarryAsync(NetworkStream client)
    {
        await using var near = client;
        try
        {
            await using var far = Interlocked.Exchange(ref _opened, null) ?? await _target.ConnectAsync(_endpoint, _end.Token);
            // Either side's end is the connection's end.
            await await Task.WhenAny(near.CopyToAsync(far, _end.Token), far.CopyToAsync(near, _end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or TargetException or ObjectDisposedException)
        {
            // The client sees its connection end, which is all there is to say.
        }
    }
}
