using Renci.SshNet;
using Renci.SshNet.Common;

namespace PlaybookRunner.Ssh;

/// <summary>
/// The jump hosts on the way to a host. SSH.NET opens no streams through a connection, only ports of this machine that lead through it:
/// one is opened for each step, on the loopback address. Whoever uses it meets the login of the host behind, and no more.
/// </summary>
internal sealed class SshRoute(DedicatedThreads threads) : IAsyncDisposable
{
    private const string Loopback = "127.0.0.1";

    private readonly Stack<SshClient> _jumps = new();

    /// <summary>Lets the way go on from a jump host.</summary>
    public void Add(SshClient jump) => _jumps.Push(jump);

    /// <summary>Where to dial to reach a host.</summary>
    public async Task<(string Host, int Port)> ToAsync(string host, int port)
    {
        if (!_jumps.TryPeek(out var last))
        {
            return (host, port);
        }

        var forwarded = new ForwardedPortLocal(Loopback, 0, host, (uint)port);
        await threads.RunAsync(() =>
        {
            last.AddForwardedPort(forwarded);
            forwarded.Start();
        });
        return (Loopback, (int)forwarded.BoundPort);
    }

    public async ValueTask DisposeAsync()
    {
        while (_jumps.TryPop(out var jump))
        {
            await threads.RunAsync(() => Close(jump));
        }
    }

    private static void Close(SshClient jump)
    {
        try
        {
            jump.Dispose();
        }
        catch (SshException)
        {
            // Its connection broke before; there is nothing left to close.
        }
    }
}
