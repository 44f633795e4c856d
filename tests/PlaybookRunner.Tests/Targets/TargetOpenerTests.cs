using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets.Become;
using PlaybookRunner.Targets.Local;

namespace PlaybookRunner.Targets;

public sealed class TargetOpenerTests
{
    [Test]
    public async Task The_local_machine_needs_no_shell()
    {
        await using var opener = new TargetOpener([new LocalConnectionPlugin()], [new SudoBecomeMethod()]);

        var target = await opener.OpenAsync(Settings("localhost"), "ansible.builtin.local", become: null, default);

        Assert.That(target, Is.InstanceOf<LocalTarget>());
        Assert.That(await opener.OpenAsync(Settings("other"), "local", new BecomeSettings("sudo", target.Identity.User), default), Is.SameAs(target));
        Assert.That(opener.OpenConnections, Is.Zero);
    }

    [Test]
    public async Task A_host_is_logged_in_to_once()
    {
        var plugin = new CountingPlugin();
        await using var opener = new TargetOpener([plugin], []);

        var first = await opener.OpenAsync(Settings("one"), "counting", become: null, default);
        var second = await opener.OpenAsync(Settings("one") with { SshArguments = [] }, "counting", become: null, default);
        await opener.OpenAsync(Settings("one") with { Port = 5 }, "counting", become: null, default);

        Assert.That(second, Is.SameAs(first));
        Assert.That(plugin.Opened, Is.EqualTo(2));
        Assert.That(first.Identity.Connection, Is.EqualTo("counting"));
    }

    [Test]
    public async Task Idle_connections_make_room_and_come_back()
    {
        var plugin = new CountingPlugin();
        await using var opener = new TargetOpener([plugin], [], maximumConnections: 2);
        var targets = new List<ITarget>();
        foreach (var host in new[] { "one", "two", "three" })
        {
            targets.Add(await opener.OpenAsync(Settings(host), "counting", become: null, default));
        }

        Assert.That(opener.OpenConnections, Is.EqualTo(2));
        foreach (var target in targets)
        {
            Assert.That((await target.RunAsync(CommandLine.Create("echo", "x"), null, default)).Output, Is.EqualTo("x\n"));
        }

        Assert.That(opener.OpenConnections, Is.EqualTo(2));
        Assert.That(plugin.Opened, Is.GreaterThan(3));
    }

    [Test]
    public async Task Who_finds_all_connections_in_use_waits_for_one()
    {
        await using var opener = new TargetOpener([new CountingPlugin()], [], maximumConnections: 1);
        var first = await opener.OpenAsync(Settings("one"), "counting", become: null, default);
        var stream = await first.OpenReadAsync("/etc/passwd", default);

        var second = opener.OpenAsync(Settings("two"), "counting", become: null, default);
        await Task.Delay(100);
        Assert.That(second.IsCompleted, Is.False);
        await stream.DisposeAsync();

        Assert.That((await second.WaitAsync(TimeSpan.FromSeconds(20))).Identity.Address, Is.EqualTo("localhost"));
    }

    [Test]
    public async Task A_reset_logs_in_anew()
    {
        var plugin = new CountingPlugin();
        await using var opener = new TargetOpener([plugin], []);
        var before = await opener.OpenAsync(Settings("one"), "counting", become: null, default);

        await opener.ResetAsync("one", default);
        Assert.That(opener.OpenConnections, Is.Zero);
        var after = await opener.OpenAsync(Settings("one"), "counting", become: null, default);

        Assert.That(after, Is.Not.SameAs(before));
        Assert.That(plugin.Opened, Is.EqualTo(2));
    }

    [Test]
    public async Task A_failure_is_not_remembered()
    {
        var plugin = new CountingPlugin { Fails = true };
        await using var opener = new TargetOpener([plugin], []);
        await Assert.ThrowsAsync<ConnectionLostException>(() => opener.OpenAsync(Settings("one"), "counting", become: null, default));

        plugin.Fails = false;

        Assert.That(await opener.OpenAsync(Settings("one"), "counting", become: null, default), Is.Not.Null);
    }

    [Test]
    public async Task Unknown_names_are_told_with_the_known_ones()
    {
        await using var opener = new TargetOpener([new CountingPlugin()], [new SudoBecomeMethod()]);

        Assert.That(
            (await Assert.ThrowsAsync<TargetOperationException>(() => opener.OpenAsync(Settings("one"), "winrm", become: null, default)))!.Message,
            Is.EqualTo("there is no connection plugin 'winrm'; known are counting"));
        Assert.That(
            (await Assert.ThrowsAsync<TargetOperationException>(
                () => opener.OpenAsync(Settings("one"), "counting", new BecomeSettings("pbrun", "root"), default)))!.Message,
            Is.EqualTo("there is no become method 'pbrun'; known are ansible.builtin.sudo, sudo"));
    }

    private static ConnectionSettings Settings(string host) => new(host, "localhost");

    private sealed class CountingPlugin : IConnectionPlugin
    {
        public IReadOnlyList<string> Names { get; } = ["counting"];

        public bool Fails { get; set; }

        public int Opened { get; private set; }

        public Task<IConnection> OpenAsync(ConnectionSettings settings, CancellationToken cancellationToken)
        {
            if (Fails)
            {
                throw new ConnectionLostException("nobody there");
            }

            Opened++;
            return Task.FromResult<IConnection>(new LocalConnection());
        }
    }
}
