using PlaybookRunner.Connections;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Ssh.Settings;

public sealed class SshSettingsResolverTests
{
    [Test]
    public void The_run_wins_over_options_and_those_over_the_configuration()
    {
        using var file = new ConfigFile(
            """
            # A comment
            Host web? !web9
                HostName 192.0.2.1
                Port 2201
                User from-config
                IdentityFile ~/keys/one
                IdentityFile "/keys/two words"
            Host *
                User later
                Port=2299
                ConnectTimeout 7
                IdentitiesOnly yes
            """);

        var plain = file.Resolve("web1");
        var other = file.Resolve("web9");
        var options = file.Resolve("web1", "-p", "2202", "-oUser=from-option");
        var run = SshSettingsResolver.Resolve(file.Connection("web1", "-p", "2202") with { Port = 2203, User = "from-run", PrivateKeyFile = "/keys/run" });

        Assert.Multiple(() =>
        {
            Assert.That((plain.Host, plain.Port, plain.User), Is.EqualTo(("192.0.2.1", 2201, "from-config")));
            Assert.That(plain.IdentityFiles, Is.EqualTo([HomeFolder.Path + "/keys/one", "/keys/two words"]));
            Assert.That((plain.ConnectTimeout, plain.IdentitiesOnly), Is.EqualTo((TimeSpan.FromSeconds(7), true)));
            Assert.That((other.Host, other.Port, other.User), Is.EqualTo(("web9", 2299, "later")));
            Assert.That((options.Port, options.User), Is.EqualTo((2202, "from-option")));
            Assert.That((run.Port, run.User), Is.EqualTo((2203, "from-run")));
            Assert.That(run.IdentityFiles[0], Is.EqualTo("/keys/run"));
        });
    }

    [Test]
    public void Files_are_included_and_foreign_conditions_passed_over()
    {
        using var file = new ConfigFile("Include included_*\nMatch exec true\nUser never\nMatch all\nPort 2204\n");
        file.Add("included_one", "Host app\nUser included\n");

        Assert.That((file.Resolve("app").User, file.Resolve("app").Port), Is.EqualTo(("included", 2204)));
    }

    [TestCase("StrictHostKeyChecking=no", HostKeyChecking.Off)]
    [TestCase("StrictHostKeyChecking accept-new", HostKeyChecking.AcceptNew)]
    [TestCase("stricthostkeychecking=ask", HostKeyChecking.Strict)]
    [TestCase("Compression=yes", HostKeyChecking.Strict)]
    public void Host_key_checking_is_chosen_by_an_option(string option, object expected)
    {
        using var file = new ConfigFile("");

        Assert.That(file.Resolve("app", "-C", "-o", option, "-q").HostKeyChecking, Is.EqualTo(expected));
    }

    [Test]
    public void Files_of_known_hosts_are_the_users_and_the_systems()
    {
        using var file = new ConfigFile("");

        Assert.That(
            file.Resolve("app", "-o", "UserKnownHostsFile=/dev/null", "-o", "GlobalKnownHostsFile=/etc/a /etc/b").KnownHostsFiles,
            Is.EqualTo(["/dev/null", "/etc/a", "/etc/b"]));
        Assert.That(file.Resolve("app").KnownHostsFiles[0], Is.EqualTo(HomeFolder.Path + "/.ssh/known_hosts"));
    }

    [TestCase("bastion", null, "bastion", null)]
    [TestCase("me@bastion:2222", "me", "bastion", 2222)]
    [TestCase("ssh://me@bastion:2222", "me", "bastion", 2222)]
    [TestCase("me@[2001:db8::1]:22", "me", "2001:db8::1", 22)]
    [TestCase("2001:db8::1", null, "2001:db8::1", null)]
    public void Jump_hosts_are_read(string text, string? user, string host, int? port)
    {
        using var file = new ConfigFile("");

        Assert.That(file.Resolve("app", "-J", text).JumpHosts, Is.EqualTo([new JumpHost(user, host, port)]));
        Assert.That(file.Resolve("app", "-J", $"first,{text}").JumpHosts[1], Is.EqualTo(new JumpHost(user, host, port)));
    }

    [Test]
    public void A_number_that_is_none_is_named()
    {
        using var file = new ConfigFile("Port many\n");

        Assert.That(
            Assert.Throws<ConnectionLostException>(() => file.Resolve("app"))!.Message,
            Is.EqualTo("the ssh option Port has the value 'many', which is no number."));
    }

    private sealed class ConfigFile : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("ssh-config-").FullName;

        public ConfigFile(string text) => Add("config", text);

        public void Add(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

        public ConnectionSettings Connection(string host, params ReadOnlySpan<string> arguments) =>
            new(host, host) { SshArguments = ["-F", Path.Combine(_folder, "config"), .. arguments] };

        public SshSettings Resolve(string host, params ReadOnlySpan<string> arguments) => SshSettingsResolver.Resolve(Connection(host, arguments));

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
