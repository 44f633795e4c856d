using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets;
using PlaybookRunner.Targets.Become;
using PlaybookRunner.Targets.Contract;

namespace PlaybookRunner.Ssh;

/// <summary>What breaks on the way, and what still works afterwards.</summary>
public sealed class SshConnectionFailureTests
{
    // The server's process for this login is the parent of the shell that the command runs in.
    private const string KillConnection = "kill -9 $(sed 's/.*) . //; s/ .*//' /proc/$PPID/stat)";

    private SshServer _server = null!;
    private TargetOpener _opener = null!;

    [SetUp]
    public void StartServer()
    {
        _server = SshServer.Start();
        _opener = new TargetOpener([new SshConnectionPlugin()], [new SudoBecomeMethod()]);
    }

    [TearDown]
    public async Task StopServerAsync()
    {
        await _opener.DisposeAsync();
        _server.Dispose();
    }

    [Test]
    public async Task A_connection_lost_in_a_short_command_is_opened_anew_for_the_next([Values] bool isLong)
    {
        var target = await OpenAsync();
        var script = CommandLine.Script("echo ran >>\"$1\"; " + (isLong ? "kill -9 $2; sleep 60" : KillConnection), _server.KeyFile("ran"), await ServerProcessAsync(target));

        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => target.RunAsync(new CommandRequest(script) { IsLong = isLong }, null, default));

        Assert.That(lost!.MayHaveRun, Is.True);
        Assert.That(lost.Message, Does.StartWith("the connection to 127.0.0.1 was lost"));
        Assert.That((await target.RunAsync(CommandLine.Create("echo", "next"), null, default)).Output, Is.EqualTo("next\n"));
        Assert.That(File.ReadAllText(_server.KeyFile("ran")), Is.EqualTo("ran\n"));
    }

    [Test]
    public async Task A_shell_that_dies_leaves_the_connection()
    {
        var target = await OpenAsync();

        var lost = await Assert.ThrowsAsync<ChannelLostException>(() => target.RunAsync(CommandLine.Script("kill -9 $PPID"), null, default));

        Assert.That(lost!.MayHaveRun, Is.True);
        Assert.That((await target.RunAsync(CommandLine.Create("echo", "next"), null, default)).Output, Is.EqualTo("next\n"));
        Assert.That(_opener.OpenConnections, Is.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_is_gone_makes_the_host_unreachable()
    {
        var target = await OpenAsync();
        var process = await ServerProcessAsync(target);
        Prepare.Run("kill -9 \"$1\" \"$(cat \"$2/pid\")\"", process, _server.Folder);

        await Assert.CatchAsync<TargetException>(() => target.InspectAsync(["/"], default));
        var unreachable = await Assert.ThrowsAsync<ConnectionLostException>(() => target.InspectAsync(["/"], default));

        Assert.That(unreachable!.MayHaveRun, Is.False);
        Assert.That(unreachable.Message, Does.StartWith($"cannot connect to [127.0.0.1]:{_server.Port}: "));
    }

    [Test]
    public async Task Sudo_over_ssh_asks_for_its_password_and_says_when_it_is_wrong()
    {
        using var user = ThrowawayUser.Make("(ALL) ALL");
        var settings = _server.Settings with { User = user.Name, PrivateKeyFile = null, Password = new Secret(ThrowawayUser.Password) };
        var become = new BecomeSettings("sudo", "root") { Password = new Secret(ThrowawayUser.Password) };

        var wrong = await Assert.ThrowsAsync<BecomeException>(
            () => _opener.OpenAsync(settings, "ssh", become with { Password = new Secret("wrong") }, default));
        Assert.That(wrong!.Message, Is.EqualTo("incorrect sudo password: it was refused when becoming root."));

        var target = await _opener.OpenAsync(settings, "ssh", become, default);
        var result = await target.RunAsync(
            new CommandRequest(CommandLine.Script("id -un; echo error >&2; cat; exit 3")) { IsLong = true, Input = "input"u8.ToArray() }, null, default);
        Assert.That((result.Output, result.Error, result.ExitCode), Is.EqualTo(("root\ninput", "error\n", 3)));
        Assert.That(target.Identity.IsRoot, Is.True);
    }

    [Test]
    public async Task Becoming_the_login_user_is_no_becoming()
    {
        var plain = await OpenAsync();

        Assert.That(await _opener.OpenAsync(_server.Settings, "ssh", new BecomeSettings("sudo", "root"), default), Is.SameAs(plain));
    }

    private Task<ITarget> OpenAsync() => _opener.OpenAsync(_server.Settings, "ssh", become: null, default);

    private static async Task<string> ServerProcessAsync(ITarget target) =>
        (await target.RunAsync(CommandLine.Script("sed 's/.*) . //; s/ .*//' /proc/$PPID/stat"), null, default)).Output.Trim();
}
