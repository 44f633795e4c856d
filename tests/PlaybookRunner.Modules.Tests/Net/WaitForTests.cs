using System.Net;
using System.Net.Sockets;
using System.Text;
using PlaybookRunner.Targets;
using PlaybookRunner.Testing;

namespace PlaybookRunner.Modules.Tests.Net;

/// <summary><c>wait_for</c> on real ports and files. Its messages are those that the reference gave for the same options.</summary>
internal sealed class WaitForTests
{
    [Test]
    public async Task A_port_that_opens_ends_the_wait()
    {
        var port = HttpPlaces.FreePort();
        var waiting = RunAsync(("port", (long)port), ("timeout", 30L));
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        var run = await waiting;
        Assert.That(run.Result.Failed, Is.False, run.Result.Message);
        Assert.That(run["state"], Is.EqualTo("started"));
    }

    [Test]
    public async Task What_a_port_says_is_searched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var saying = SayAsync(listener, "SSH-2.0-Test\r\n");
        var run = await RunAsync(("port", (long)((IPEndPoint)listener.LocalEndpoint).Port), ("search_regex", "SSH-(?P<version>[0-9.]+)-(Test)"), ("timeout", 10L));
        await saying;
        Assert.That(run["match_groupdict"], Is.EqualTo(new Dictionary<string, object?> { ["version"] = "2.0" }));
        Assert.That(run["match_groups"], Is.EqualTo(new[] { "2.0", "Test" }));
    }

    [Test]
    public async Task A_port_with_a_connection_is_not_drained_and_one_without_is()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.That((await RunAsync(("port", (long)port), ("state", "drained"), ("timeout", 1L))).Result.Failed, Is.False);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var busy = await RunAsync(("port", (long)port), ("state", "drained"), ("timeout", 1L));
        Assert.That(busy.Result.Message, Is.EqualTo($"Timeout when waiting for 127.0.0.1:{port} to drain"));
        var excluded = await RunAsync(("port", (long)port), ("state", "drained"), ("timeout", 1L), ("exclude_hosts", "127.0.0.1"));
        Assert.That(excluded.Result.Failed, Is.False, excluded.Result.Message);
    }

    [Test]
    public async Task Messages_are_those_of_the_reference()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var open = (long)((IPEndPoint)listener.LocalEndpoint).Port;
        (string Message, (string, object?)[] Options)[] cases =
        [
            ("Timeout when waiting for 127.0.0.1:1", [("port", 1L)]),
            ($"Timeout when waiting for 127.0.0.1:{open} to stop.", [("port", open), ("state", "stopped")]),
            ("Timeout when waiting for file /nosuch", [("path", "/nosuch")]),
            ("Timeout when waiting for /tmp to be absent.", [("path", "/tmp"), ("state", "absent")]),
            ("Timeout when waiting for search string zzz in /etc/hostname", [("path", "/etc/hostname"), ("search_regex", "zzz")]),
            ("hello", [("path", "/nosuch"), ("msg", "hello")]),
            ("port and path parameter can not both be passed to wait_for", [("port", 1L), ("path", "/tmp")]),
            ("exclude_hosts should only be with state=drained", [("port", 1L), ("exclude_hosts", "a")]),
            ("state=drained should only be used for checking a port in the wait_for module", [("path", "/tmp"), ("state", "drained")]),
        ];
        foreach (var (message, options) in cases)
            Assert.That((await RunAsync([.. options, ("timeout", 0L)])).Result.Message, Is.EqualTo(message));
    }

    private static async Task SayAsync(TcpListener listener, string text)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
    }

    private static Task<ModuleRun> RunAsync(params (string, object?)[] options) =>
        new AssertModule(new ModuleCatalogue(), "ansible.builtin.wait_for", new LocalTarget()).RunAsync(check: false, diff: false, options);
}
