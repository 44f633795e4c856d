using System.Net;
using System.Net.Sockets;
using System.Text;
using PlaybookRunner.Targets.Contract;

namespace PlaybookRunner.Targets.Shell.Fragments;

public sealed class RelayFragmentTests
{
    // With the machine's own shell: that of busybox takes its own applets before any program.
    [TestCase("socat", "socat")]
    [TestCase("nc", "netcat-openbsd")]
    [TestCase("perl", "perl")]
    [TestCase("python3", "python3")]
    public async Task Each_program_relays_in_both_directions(string program, string package)
    {
        Needs.Program(program, package);
        await using var machine = new BusyboxMachine(program);
        await using var target = await ShellTarget.OpenAsync(new SingleConnection(machine), "local", new ShellStart(), default);
        using var tcp = new TcpListener(IPAddress.Loopback, 0);
        tcp.Start();
        var path = Path.Combine(Path.GetTempPath(), $"relay-{Guid.NewGuid():N}.sock");
        using var unix = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        unix.Bind(new UnixDomainSocketEndPoint(path));
        unix.Listen();

        var tellsTheEnd = program != "nc";
        await TalkAsync(target, new TargetEndpoint.Tcp("localhost", ((IPEndPoint)tcp.LocalEndpoint).Port), tcp.Server, tellsTheEnd);
        await TalkAsync(target, new TargetEndpoint.Unix(path), unix, tellsTheEnd);
        File.Delete(path);
        var refused = await Assert.ThrowsAsync<TargetOperationException>(() => target.ConnectAsync(new TargetEndpoint.Unix(path), default));
        Assert.That(refused!.Message, Does.StartWith($"cannot connect to {path}: No such file or directory"));
    }

    [Test]
    public async Task A_machine_without_any_is_told_what_to_install()
    {
        await using var machine = new BusyboxMachine();
        await using var target = await ShellTarget.OpenAsync(new SingleConnection(machine), "local", new ShellStart(), default);

        var failure = await Assert.ThrowsAsync<TargetOperationException>(() => target.ConnectAsync(new TargetEndpoint.Tcp("127.0.0.1", 80), default));

        Assert.That(
            failure!.Message,
            Is.EqualTo("cannot connect to 127.0.0.1:80: the machine has no program that can relay; install socat, perl, python3 or netcat-openbsd"));
    }

    private static async Task TalkAsync(ShellTarget target, TargetEndpoint endpoint, Socket listener, bool tellsTheEnd)
    {
        var serving = ServeAsync(listener);
        await using var stream = await target.ConnectAsync(endpoint, default);
        await stream.WriteAsync("question"u8.ToArray());
        var answer = new byte[8];
        await stream.ReadExactlyAsync(answer).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(Encoding.UTF8.GetString(answer), Is.EqualTo("QUESTION"));

        if (tellsTheEnd)
        {
            Assert.That(await stream.ReadAsync(answer).AsTask().WaitAsync(TimeSpan.FromSeconds(20)), Is.Zero);
        }

        await serving;
    }

    // A relay may knock before it stays: such a visitor asks nothing.
    private static async Task ServeAsync(Socket listener)
    {
        var question = new byte[8];
        int count;
        do
        {
            using var socket = await listener.AcceptAsync();
            count = await socket.ReceiveAsync(question);
            if (count > 0)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(question, 0, count).ToUpperInvariant()));
            }
        }
        while (count == 0);
    }
}
