using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Targets.Local;
using PlaybookRunner.Targets.Shell;

namespace PlaybookRunner.Targets.Become;

/// <summary>Becoming with the machine's own sudo, su, runuser and doas, from the login of an unprivileged user.</summary>
public sealed class BecomeTests
{
    private static readonly Secret Right = new(ThrowawayUser.Password);
    private static readonly Secret Wrong = new("wrong");

    [Test]
    public async Task Sudo_without_a_password()
    {
        using var user = ThrowawayUser.Make("(ALL) NOPASSWD: ALL");

        Assert.That(await NameAsync(user.Name, new SudoBecomeMethod(), new BecomeSettings("sudo", "root")), Is.EqualTo("root /root"));
    }

    [Test]
    public async Task Sudo_with_a_password()
    {
        using var user = ThrowawayUser.Make("(ALL) ALL");

        Assert.That(await NameAsync(user.Name, new SudoBecomeMethod(), new BecomeSettings("sudo", "root") { Password = Right }), Is.EqualTo("root /root"));
    }

    [Test]
    public async Task A_password_that_sudo_does_not_ask_for_reaches_nobody()
    {
        using var user = ThrowawayUser.Make("(ALL) NOPASSWD: ALL");
        var settings = new BecomeSettings("sudo", "root") { Password = Right };
        await using var target = await OpenAsync(user.Name, new SudoBecomeMethod(), settings);

        var result = await target.RunAsync(new CommandRequest(["cat"]) { IsLong = true, Input = "mine"u8.ToArray() }, null, default);

        Assert.That(result.Output, Is.EqualTo("mine"));
    }

    [Test]
    public async Task Sudo_with_a_wrong_password()
    {
        using var user = ThrowawayUser.Make("(ALL) ALL");

        Assert.That(
            await RefusalAsync(user.Name, new SudoBecomeMethod(), new BecomeSettings("sudo", "root") { Password = Wrong }),
            Is.EqualTo("incorrect sudo password: it was refused when becoming root."));
    }

    [Test]
    public async Task Sudo_with_a_missing_password()
    {
        using var user = ThrowawayUser.Make("(ALL) ALL");

        Assert.That(
            await RefusalAsync(user.Name, new SudoBecomeMethod(), new BecomeSettings("sudo", "root")),
            Is.EqualTo("cannot become root with sudo: sudo: a password is required. Set ansible_become_password, or use --ask-become-pass (-K)."));
    }

    [Test]
    public async Task Sudo_for_somebody_whom_it_does_not_know()
    {
        using var user = ThrowawayUser.Make();

        Assert.That(
            await RefusalAsync(user.Name, new SudoBecomeMethod(), new BecomeSettings("sudo", "root") { Password = Right }),
            Does.Contain($"{user.Name} is not in the sudoers file").And.EndsWith("Allow the login user in the machine's sudoers."));
    }

    [Test]
    public async Task Sudo_to_an_unknown_user()
    {
        using var user = ThrowawayUser.Make("(ALL) NOPASSWD: ALL");

        Assert.That(
            await RefusalAsync(user.Name, new SudoBecomeMethod(), new BecomeSettings("sudo", "no-such-user")),
            Does.StartWith("cannot become no-such-user with sudo: sudo: unknown user no-such-user"));
    }

    [Test]
    public async Task Sudo_in_the_way_the_user_wants_it()
    {
        using var user = ThrowawayUser.Make("(ALL) SETENV: NOPASSWD: ALL");
        var settings = new BecomeSettings("sudo", "root") { Flags = "-n -E", Executable = "/usr/bin/sudo" };

        Assert.That(await NameAsync(user.Name, new SudoBecomeMethod(), settings), Does.StartWith("root "));
    }

    [Test]
    public async Task A_sudo_that_is_not_there_is_named()
    {
        using var user = ThrowawayUser.Make();

        Assert.That(
            await RefusalAsync(user.Name, new SudoBecomeMethod(), new BecomeSettings("sudo", "root") { Executable = "/usr/bin/no-sudo" }),
            Does.Contain("/usr/bin/no-sudo: not found. Install it on the machine, or choose another become_method."));
    }

    [Test]
    public async Task Su_with_a_password()
    {
        using var user = ThrowawayUser.Make();
        using var other = ThrowawayUser.Make();

        Assert.That(
            await NameAsync(user.Name, new SuBecomeMethod(), new BecomeSettings("su", other.Name) { Password = Right }),
            Is.EqualTo($"{other.Name} /home/{other.Name}"));
    }

    [Test]
    public async Task Su_with_a_wrong_or_missing_password()
    {
        using var user = ThrowawayUser.Make();
        using var other = ThrowawayUser.Make();

        Assert.That(
            await RefusalAsync(user.Name, new SuBecomeMethod(), new BecomeSettings("su", other.Name) { Password = Wrong }),
            Is.EqualTo($"incorrect su password: it was refused when becoming {other.Name}."));
        Assert.That(
            await RefusalAsync(user.Name, new SuBecomeMethod(), new BecomeSettings("su", other.Name)),
            Is.EqualTo($"missing su password: su asks for one to become {other.Name}. Set ansible_become_password, or use --ask-become-pass (-K)."));
    }

    [Test]
    public async Task Runuser_is_for_root()
    {
        using var user = ThrowawayUser.Make();

        Assert.That(await NameAsync("root", new RunuserBecomeMethod(), new BecomeSettings("runuser", user.Name)), Is.EqualTo($"{user.Name} /home/{user.Name}"));
        Assert.That(
            await RefusalAsync(user.Name, new RunuserBecomeMethod(), new BecomeSettings("runuser", "daemon")),
            Does.EndWith("runuser is for root only; use sudo or su."));
    }

    [Test]
    public async Task Doas_without_a_password_and_none_with_one()
    {
        Needs.Program("doas", "opendoas");
        using var user = ThrowawayUser.Make();
        using var configuration = new DoasConfiguration($"permit nopass {user.Name} as daemon\npermit {user.Name} as root\n");

        Assert.That(await NameAsync(user.Name, new DoasBecomeMethod(), new BecomeSettings("doas", "daemon")), Does.StartWith("daemon "));
        Assert.That(
            await RefusalAsync(user.Name, new DoasBecomeMethod(), new BecomeSettings("doas", "root")),
            Does.EndWith("Allow the login user in the machine's doas.conf with 'permit nopass'."));
        Assert.That(
            await RefusalAsync(user.Name, new DoasBecomeMethod(), new BecomeSettings("doas", "root") { Password = Right }),
            Does.Contain("it asks for passwords on a terminal only, and there is none."));
    }

    [Test]
    public async Task A_long_command_becomes_the_user_too()
    {
        using var user = ThrowawayUser.Make("(ALL) ALL");
        await using var target = await OpenAsync(user.Name, new SudoBecomeMethod(), new BecomeSettings("sudo", "daemon") { Password = Right });

        var result = await target.RunAsync(
            new CommandRequest(CommandLine.Script("id -un; echo to-error >&2; cat; exit 4")) { IsLong = true, Input = "input"u8.ToArray() }, null, default);

        Assert.That((result.Output, result.Error, result.ExitCode), Is.EqualTo(("daemon\ninput", "to-error\n", 4)));
    }

    private static async Task<string> NameAsync(string login, IBecomeMethod method, BecomeSettings settings)
    {
        await using var target = await OpenAsync(login, method, settings);
        var result = await target.RunAsync(CommandLine.Script("id -un"), null, default);
        Assert.That(result.Output.Trim(), Is.EqualTo(target.Identity.User));
        return $"{target.Identity.User} {target.Identity.Home}";
    }

    private static async Task<string> RefusalAsync(string login, IBecomeMethod method, BecomeSettings settings) =>
        (await Assert.ThrowsAsync<BecomeException>(() => OpenAsync(login, method, settings)))!.Message;

    private static Task<ShellTarget> OpenAsync(string login, IBecomeMethod method, BecomeSettings settings)
    {
        var start = new ShellStart { Method = method, Become = settings };
        return ShellTarget.OpenAsync(new SingleConnection(new LoginOf(login)), "local", start, default);
    }

    /// <summary>A connection as an unprivileged user, which root opens.</summary>
    private sealed class LoginOf(string user) : IConnection
    {
        private readonly LocalConnection _inner = new();

        public string Address => _inner.Address;

        public string User => user;

        public CancellationToken Lost => _inner.Lost;

        public Task<IConnectionProcess> StartAsync(CommandLine command, CancellationToken cancellationToken) =>
            _inner.StartAsync(["runuser", user, "-s", "/bin/sh", "-c", $"cd; {command.ToShellText()}"], cancellationToken);

        public ValueTask DisposeAsync() => _inner.DisposeAsync();
    }

    private sealed class DoasConfiguration : IDisposable
    {
        private const string File = "/etc/doas.conf";

        private readonly string? _old = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File) : null;

        public DoasConfiguration(string text) => System.IO.File.WriteAllText(File, text);

        public void Dispose()
        {
            System.IO.File.Delete(File);
            if (_old is not null)
            {
                System.IO.File.WriteAllText(File, _old);
            }
        }
    }
}
