using PlaybookRunner.Connections;
using PlaybookRunner.Modules.Posix;
using PlaybookRunner.Targets;
using PlaybookRunner.Testing;

namespace PlaybookRunner.Modules.Tests.Posix;

public sealed class SynchronizeTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("playbookrunner-").FullName;

    private static readonly ConnectionSettings Other = new("other", "127.0.0.9")
    {
        Port = 2299,
        User = "joe",
        PrivateKeyFile = "/tmp/key",
        SshArguments = ["-o", "ProxyJump=x"],
    };

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    // The reference's command lines, apart from where its programs are.
    [TestCaseSource(nameof(CommandLines))]
    public void The_command_line_is_the_references(object options, string source, string destination, string expected) =>
        Assert.That(new SynchronizeCommand((SynchronizeOptions)options, null).Build(source, destination, null, isDry: false).ToString(), Is.EqualTo(expected));

    private static IEnumerable<TestCaseData> CommandLines()
    {
        const string Format = "'--out-format=<<CHANGED>>%i %n%L'";
        yield return new(new SynchronizeOptions { Src = "", Dest = "" }, "/s/", "/d", $"rsync --delay-updates -F --compress --archive {Format} /s/ /d");
        yield return new(
            new SynchronizeOptions { Src = "", Dest = "", Owner = false, Perms = false, DelayUpdates = false },
            "/s/", "/d3", $"rsync --compress --archive --no-perms --no-owner {Format} /s/ /d3");
        yield return new(
            new SynchronizeOptions
            {
                Src = "",
                Dest = "",
                RsyncOpts = ["--exclude=b"],
                Delete = true,
                Checksum = true,
                Archive = false,
                Recursive = true,
                Times = true,
                Compress = false,
                Partial = true,
                RsyncTimeout = 5,
                Links = true,
                ExistingOnly = true,
            },
            "/s", "/d2/", $"rsync --delay-updates -F --timeout=5 --delete-after --existing --checksum --recursive --links --times --exclude=b --partial {Format} /s /d2/");
    }

    [Test]
    public void A_host_is_reached_as_the_reference_reaches_it()
    {
        var push = new SynchronizeCommand(new() { Src = "", Dest = "" }, Other with { CheckHostKey = false }).Build("/s/", "/d", null, isDry: false);
        var pull = new SynchronizeCommand(new() { Src = "", Dest = "", Mode = SynchronizeMode.Pull, PrivateKey = "/tmp/k" }, Other).Build("/s/", "/d", "bob", isDry: false);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(push.ToArguments(), Does.Contain("--rsh=ssh -S none -i /tmp/key -o Port=2299 -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"));
            Assert.That(push.ToArguments().TakeLast(2), Is.EqualTo(new[] { "/s/", "joe@127.0.0.9:/d" }));
            Assert.That(pull.ToArguments(), Does.Contain("--rsh=ssh -S none -i /tmp/k -o Port=2299").And.Contain("--rsync-path=sudo -u bob rsync"));
            Assert.That(pull.ToArguments().TakeLast(2), Is.EqualTo(new[] { "joe@127.0.0.9:/s/", "/d" }));
        }
    }

    [Test]
    public void A_password_stands_in_no_command_line()
    {
        var command = new SynchronizeCommand(new() { Src = "", Dest = "" }, Other with { Password = new Secret("topsecret") });
        var line = command.Build("/s", "/d", null, isDry: false);
        Assert.That(line.ToArguments().Take(3), Is.EqualTo(new[] { "sshpass", "-e", "rsync" }));
        Assert.That(line.ToShellText(), Does.Not.Contain("topsecret"));
        Assert.That(command.Environment["SSHPASS"], Is.EqualTo("topsecret"));
    }

    [Test]
    public async Task Files_are_copied_once_and_removed_on_request()
    {
        Needs.Program("rsync");
        var (source, destination) = (Path.Combine(_folder, "s"), Path.Combine(_folder, "w/d"));
        Directory.CreateDirectory(Path.Combine(source, "e"));
        Directory.CreateDirectory(destination);
        await File.WriteAllTextAsync(Path.Combine(source, "e/b"), "2\n");
        await File.WriteAllTextAsync(Path.Combine(destination, "old"), "1\n");
        var module = Module("w");
        var runs = await module.ChangesAsync(("src", source + "/"), ("dest", destination), ("delete", true));
        Assert.That(Directory.GetFileSystemEntries(destination, "*", SearchOption.AllDirectories), Is.EquivalentTo(new[] { destination + "/e", destination + "/e/b" }));
        Assert.That(runs.Applied["stdout_lines"], Does.Contain("*deleting   old").And.Contain(">f+++++++++ e/b"));
    }

    [Test]
    public async Task What_rsync_says_is_the_message_of_a_failure() =>
        Assert.That(await Module("").FailsAsync(("src", _folder + "/nope"), ("dest", _folder + "/d")), Does.Contain("nope\" failed: No such file or directory"));

    private AssertModule Module(string watched)
    {
        Needs.Program("rsync");
        return new AssertModule(new ModuleCatalogue(), "ansible.posix.synchronize", new LocalTarget()) { WatchedFolder = watched.Length == 0 ? null : Path.Combine(_folder, watched) };
    }
}
