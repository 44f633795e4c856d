using System.Net;
using System.Net.Sockets;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets;
using PlaybookRunner.Targets.Contract;

namespace PlaybookRunner.Ssh;

/// <summary>Logging in to a real sshd: what is accepted, and what a refusal says.</summary>
public sealed class SshLoginTests
{
    private readonly SshConnectionPlugin _plugin = new();
    private SshServer _server = null!;

    [OneTimeSetUp]
    public void StartServer() => _server = SshServer.Start();

    [OneTimeTearDown]
    public void StopServer() => _server.Dispose();

    [TestCase("id_ed25519")]
    [TestCase("id_rsa")]
    [TestCase("id_ecdsa")]
    public async Task A_key_in_a_file(string key) => await LogsInAsync(_server.Settings with { PrivateKeyFile = _server.KeyFile(key) });

    [Test]
    public async Task A_key_given_as_text() =>
        await LogsInAsync(_server.Settings with { PrivateKeyFile = null, PrivateKey = new Secret(File.ReadAllText(_server.KeyFile("id_ed25519"))) });

    [Test]
    public async Task A_key_with_a_passphrase() =>
        await LogsInAsync(_server.Settings with { PrivateKeyFile = _server.KeyFile("id_locked"), PrivateKeyPassphrase = new Secret("open sesame") });

    [Test]
    public async Task A_key_with_a_wrong_or_missing_passphrase()
    {
        var settings = _server.Settings with { PrivateKeyFile = _server.KeyFile("id_locked") };

        Assert.That(
            await RefusalAsync(settings),
            Is.EqualTo($"cannot read the private key {_server.KeyFile("id_locked")}: it has a passphrase; set ansible_ssh_private_key_passphrase or load it into an agent"));
        Assert.That(
            await RefusalAsync(settings with { PrivateKeyPassphrase = new Secret("wrong") }),
            Does.StartWith($"cannot read the private key {_server.KeyFile("id_locked")}: "));
    }

    [Test]
    public async Task A_key_that_is_not_there() =>
        Assert.That(
            await RefusalAsync(_server.Settings with { PrivateKeyFile = "/nowhere/key" }),
            Does.StartWith("cannot read the private key /nowhere/key: "));

    [Test]
    public async Task A_key_that_the_server_does_not_know() =>
        Assert.That(
            await RefusalAsync(_server.Settings with { PrivateKeyFile = _server.KeyFile("id_stranger") }),
            Is.EqualTo($"cannot log in to [127.0.0.1]:{_server.Port} as root: Permission denied (publickey) (tried {_server.KeyFile("id_stranger")})."));

    [Test]
    public async Task A_key_of_an_agent()
    {
        using var agent = new Agent(_server.Folder, _server.KeyFile("id_rsa"), _server.KeyFile("id_ed25519"));
        var settings = _server.Settings with { PrivateKeyFile = null };

        await LogsInAsync(settings with { SshArguments = ["-F", "none", "-o", $"IdentityAgent={agent.Socket}"] });

        Assert.That(
            await RefusalAsync(settings with { SshArguments = ["-F", "none", "-o", $"IdentityAgent={agent.Socket}"], User = "daemon" }),
            Does.Contain("tried 2 keys of the agent"));
    }

    [Test]
    public async Task A_password()
    {
        using var user = ThrowawayUser.Make();
        var settings = _server.Settings with { User = user.Name, PrivateKeyFile = null, Password = new Secret(ThrowawayUser.Password) };

        await LogsInAsync(settings);
        Assert.That(
            await RefusalAsync(settings with { Password = new Secret("wrong") }),
            Is.EqualTo($"cannot log in to [127.0.0.1]:{_server.Port} as {user.Name}: Permission denied (password) (tried the password)."));
    }

    [Test]
    public async Task A_password_asked_for_by_questions()
    {
        using var user = ThrowawayUser.Make();
        using var server = SshServer.Start("PasswordAuthentication no", "KbdInteractiveAuthentication yes");

        await LogsInAsync(server.Settings with { User = user.Name, PrivateKeyFile = null, Password = new Secret(ThrowawayUser.Password) });
    }

    [Test]
    public async Task An_unknown_host_key_is_refused_with_what_to_do()
    {
        var empty = Path.Combine(_server.Folder, "empty");
        var fingerprint = Fingerprint("host_ed25519");

        var message = await RefusalAsync(_server.Settings with { KnownHostsFile = empty });

        Assert.That(message, Does.StartWith($"the host key of [127.0.0.1]:{_server.Port} is not known: the server shows ssh-ed25519 {fingerprint}, and no line of {empty} is about it."));
        Assert.That(message, Does.Contain($"ssh-keyscan -p {_server.Port} 127.0.0.1 >> {empty}"));
        Assert.That(File.Exists(empty), Is.False);
    }

    [Test]
    public async Task Of_several_known_kinds_of_key_the_one_that_openssh_prefers_is_asked_for()
    {
        var stale = Prepare.Run("ssh-keygen -q -t ecdsa -N '' -f \"$1\" && cut -d' ' -f1,2 \"$1.pub\"", _server.KeyFile("stale")).Trim();
        var file = KnownHosts("several", $"[127.0.0.1]:{_server.Port} {stale}\n[127.0.0.1]:{_server.Port} {Public("host_ed25519")}");

        await LogsInAsync(_server.Settings with { KnownHostsFile = file });
    }

    [Test]
    public async Task A_changed_host_key_is_refused_with_the_line()
    {
        var file = KnownHosts("changed", $"# comment\n[127.0.0.1]:{_server.Port} {Public("id_stranger")}");

        var message = await RefusalAsync(_server.Settings with { KnownHostsFile = file });

        Assert.That(
            message,
            Does.StartWith($"the host key of [127.0.0.1]:{_server.Port} has changed: the server shows ssh-ed25519 {Fingerprint("host_ed25519")}, but line 2 of {file} has ssh-ed25519 {Fingerprint("id_stranger")}."));
        Assert.That(message, Does.Contain($"ssh-keygen -f {file} -R '[127.0.0.1]:{_server.Port}'"));
        Assert.That(await RefusalAsync(_server.Settings with { KnownHostsFile = file, SshArguments = [.. _server.Settings.SshArguments, "-o", "StrictHostKeyChecking=accept-new"] }), Is.EqualTo(message));
    }

    [Test]
    public async Task A_revoked_host_key_is_refused()
    {
        var file = KnownHosts("revoked", $"[127.0.0.1]:{_server.Port} {Public("host_ed25519")}\n@revoked * {Public("host_ed25519")}");

        Assert.That(await RefusalAsync(_server.Settings with { KnownHostsFile = file }), Does.EndWith($"is revoked by line 2 of {file}."));
    }

    [Test]
    public async Task A_host_key_is_known_by_hash_pattern_or_name_without_port()
    {
        var hashed = KnownHosts("hashed", $"[127.0.0.1]:{_server.Port} {Public("host_ed25519")}");
        Prepare.Run("ssh-keygen -q -H -f \"$1\" >/dev/null 2>&1", hashed);
        Assert.That(File.ReadAllText(hashed), Does.StartWith("|1|"));

        await LogsInAsync(_server.Settings with { KnownHostsFile = hashed });
        await LogsInAsync(_server.Settings with { KnownHostsFile = KnownHosts("pattern", $"other,[127.0.0.*]:* {Public("host_ed25519")}") });
        await LogsInAsync(_server.Settings with { KnownHostsFile = KnownHosts("plain", $"127.0.0.1 {Public("host_ed25519")}") });
        Assert.That(
            await RefusalAsync(_server.Settings with { KnownHostsFile = KnownHosts("excluded", $"[127.0.0.*]:*,![127.0.0.1]:{_server.Port} {Public("host_ed25519")}") }),
            Does.Contain("is not known"));
    }

    [Test]
    public async Task The_server_is_asked_for_the_kind_of_key_that_is_known() =>
        await LogsInAsync(_server.Settings with { KnownHostsFile = KnownHosts("ecdsa", $"[127.0.0.1]:{_server.Port} {Public("host_ecdsa")}") });

    [Test]
    public async Task A_new_host_key_is_noted_on_demand()
    {
        var file = Path.Combine(_server.Folder, "noted", "known_hosts");
        var settings = _server.Settings with { KnownHostsFile = file };

        await LogsInAsync(settings with { SshArguments = [.. settings.SshArguments, "-o", "StrictHostKeyChecking=accept-new"] });

        Assert.That(File.ReadAllText(file), Is.EqualTo($"[127.0.0.1]:{_server.Port} {Public("host_ed25519")}\n"));
        await LogsInAsync(settings);
    }

    [Test]
    public async Task Host_keys_are_not_checked_when_that_is_asked_for()
    {
        var settings = _server.Settings with { KnownHostsFile = KnownHosts("wrong", $"[127.0.0.1]:{_server.Port} {Public("id_stranger")}") };

        await LogsInAsync(settings with { CheckHostKey = false });
        await LogsInAsync(settings with { SshArguments = [.. settings.SshArguments, "-oStrictHostKeyChecking=no"] });
    }

    [TestCase("-J", "root@127.0.0.1:{0}")]
    [TestCase("-o", "ProxyCommand=ssh -W %h:%p -q -p {0} root@127.0.0.1")]
    public async Task A_jump_host_is_gone_through(string option, string value)
    {
        using var behind = SshServer.Start();
        File.AppendAllLines(_server.KnownHosts, [$"[127.0.0.1]:{behind.Port} {string.Join(' ', File.ReadAllText(behind.KeyFile("host_ed25519.pub")).Split(' ')[..2])}"]);
        File.Copy(_server.KeyFile("authorized"), behind.KeyFile("authorized"), overwrite: true);
        var settings = _server.Settings with
        {
            Port = behind.Port,
            SshArguments = ["-F", "none", "-o", "IdentityAgent=none", option, string.Format(System.Globalization.CultureInfo.InvariantCulture, value, _server.Port)],
        };

        await LogsInAsync(settings);

        Assert.That(
            await RefusalAsync(settings with { SshArguments = ["-F", "none", "-J", $"root@127.0.0.1:{FreePort()}"] }),
            Does.StartWith("cannot connect to [127.0.0.1]:").And.Contain("Connection refused"));
    }

    [Test]
    public async Task A_proxy_command_of_another_kind_is_refused() =>
        Assert.That(
            await RefusalAsync(_server.Settings with { SshArguments = ["-F", "none", "-o", "ProxyCommand=nc %h %p"] }),
            Is.EqualTo("cannot connect to 127.0.0.1: the ProxyCommand 'nc %h %p' is not supported; a jump host is named by ProxyJump, or by 'ssh -W %h:%p host'."));

    [Test]
    public async Task Where_nothing_listens()
    {
        var port = FreePort();

        Assert.That(await RefusalAsync(_server.Settings with { Port = port }), Is.EqualTo($"cannot connect to [127.0.0.1]:{port}: Connection refused."));
    }

    [Test]
    public async Task Where_nobody_answers()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.That(
            await RefusalAsync(_server.Settings with { Port = port, ConnectTimeout = TimeSpan.FromSeconds(1) }),
            Is.EqualTo($"cannot connect to [127.0.0.1]:{port}: no answer within 1 seconds."));
    }

    [Test]
    public async Task A_host_that_does_not_resolve() =>
        Assert.That(await RefusalAsync(_server.Settings with { Address = "no-such-host.invalid" }), Does.StartWith($"cannot connect to [no-such-host.invalid]:{_server.Port}: "));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task LogsInAsync(ConnectionSettings settings)
    {
        await using var connection = await _plugin.OpenAsync(settings, default);
        await using var process = await connection.StartAsync(["id", "-un"], default);
        Assert.That((await new StreamReader(process.Output).ReadToEndAsync()).Trim(), Is.EqualTo(settings.User));
        Assert.That(await process.WaitAsync(default), Is.Zero);
    }

    private async Task<string> RefusalAsync(ConnectionSettings settings) =>
        (await Assert.ThrowsAsync<ConnectionLostException>(() => _plugin.OpenAsync(settings, default)))!.Message;

    private string KnownHosts(string name, string text)
    {
        var file = Path.Combine(_server.Folder, name);
        File.WriteAllText(file, text + "\n");
        return file;
    }

    private string Public(string key) => string.Join(' ', File.ReadAllText(_server.KeyFile(key + ".pub")).Split(' ')[..2]);

    private string Fingerprint(string key) => Prepare.Run("ssh-keygen -l -f \"$1\"", _server.KeyFile(key + ".pub")).Split(' ')[1];

    /// <summary>A real ssh-agent with some keys.</summary>
    private sealed class Agent : IDisposable
    {
        private readonly string _process;

        public Agent(string folder, params ReadOnlySpan<string> keys)
        {
            Socket = Path.Combine(folder, $"agent-{Guid.NewGuid():N}"[..20]);
            _process = Prepare.Run("eval \"$(ssh-agent -s -a \"$1\")\" >/dev/null; echo $SSH_AGENT_PID", Socket).Trim();
            foreach (var key in keys)
            {
                Prepare.Run("SSH_AUTH_SOCK=$1 ssh-add -q \"$2\" 2>/dev/null", Socket, key);
            }
        }

        public string Socket { get; }

        public void Dispose() => Prepare.Run("kill \"$1\"", _process);
    }
}
