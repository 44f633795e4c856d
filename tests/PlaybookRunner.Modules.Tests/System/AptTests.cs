using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.Tests;

/// <summary>Installs and removes a small package for real.</summary>
[NonParallelizable]
public sealed class AptTests
{
    private const string Apt = "ansible.builtin.apt";

    private readonly RealMachine _machine = new();

    [OneTimeSetUp]
    public void FindApt()
    {
        Needs.Root();
        Needs.Program("apt-get");
    }

    [OneTimeTearDown]
    public Task RemoveTheTestPackage() => BringAsync("absent");

    private async Task BringAsync(string state)
    {
        var options = new Dictionary<string, object?> { ["name"] = "hello", ["state"] = state, ["update_cache"] = true, ["cache_valid_time"] = 86400 };
        var result = await _machine.RunAsync(Apt, options);
        Assert.That(result.Failed, Is.False, result.Message);
    }

    [Test]
    public async Task A_package_is_installed_once()
    {
        await BringAsync("absent");
        var result = await _machine.AssertChangesOnceAsync(Apt, new Dictionary<string, object?> { ["name"] = "hello", ["update_cache"] = true, ["cache_valid_time"] = 86400 });
        Assert.Multiple(() =>
        {
            Assert.That(result.Values["stdout"], Does.Contain("The following NEW packages will be installed:\n  hello\n"));
            Assert.That(result.Values["cache_update_time"], Is.GreaterThan(1_000_000_000L));
            Assert.That(File.Exists("/usr/bin/hello"), Is.True);
        });
    }

    [Test]
    public async Task Nothing_to_do_costs_one_round_trip()
    {
        await BringAsync("present");
        var before = _machine.Target.RoundTrips;
        var result = await _machine.RunAsync(Apt, new Dictionary<string, object?> { ["name"] = new List<object?> { "hello", "hello=2.*", "dpkg>=1.0" } });
        Assert.Multiple(() =>
        {
            Assert.That(result.Changed, Is.False);
            Assert.That(result.Message, Is.Null);
            Assert.That(_machine.Target.RoundTrips - before, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task The_newest_version_is_kept()
    {
        await BringAsync("present");
        var result = await _machine.RunAsync(Apt, new Dictionary<string, object?> { ["name"] = "hello", ["state"] = "latest" });
        Assert.That(result, Has.Property("Failed").False.And.Property("Changed").False, result.Message);
    }

    [Test]
    public async Task Check_mode_shows_what_would_go()
    {
        await BringAsync("present");
        var options = new Dictionary<string, object?> { ["name"] = "hel*o", ["state"] = "absent" };
        var result = await _machine.RunAsync(Apt, options, check: true, diff: true);
        Assert.That(result.Diff.Single().Prepared, Does.StartWith("The following packages will be REMOVED:\n  hello\n0 upgraded, 0 newly installed, 1 to remove"));
        await _machine.AssertChangesOnceAsync(Apt, options);
    }

    [Test]
    public async Task A_package_file_is_installed_once()
    {
        await BringAsync("absent");
        var folder = Directory.CreateTempSubdirectory("deb").FullName;
        try
        {
            var fetched = await _machine.RunAsync("ansible.builtin.shell", new Dictionary<string, object?> { ["cmd"] = "apt-get download hello && mv hello_*.deb hello.deb", ["chdir"] = folder });
            Assert.That(fetched.Failed, Is.False, $"{fetched.Values["stderr"]}");
            await _machine.AssertChangesOnceAsync(Apt, new Dictionary<string, object?> { ["deb"] = $"{folder}/hello.deb" });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("nosuchpackage", ExpectedResult = "No package matching 'nosuchpackage' is available")]
    [TestCase("hello=99", ExpectedResult = "no available installation candidate for hello=99")]
    public async Task<string?> A_package_that_does_not_exist_is_named(string name)
    {
        var result = await _machine.RunAsync(Apt, new Dictionary<string, object?> { ["name"] = name });
        Assert.That(result.Failed, Is.True);
        return result.Message;
    }

    [Test]
    public async Task The_machine_finds_its_package_manager()
    {
        var result = await _machine.RunAsync("ansible.builtin.package", new Dictionary<string, object?> { ["name"] = "dpkg", ["state"] = "present" });
        Assert.That(result, Has.Property("Failed").False.And.Property("Changed").False, result.Message);
    }

    // Pairs in ascending order; dpkg --compare-versions is asked for each.
    [TestCase("1.0~rc1", "1.0")]
    [TestCase("1.0", "1.0-1")]
    [TestCase("1.9", "1.10")]
    [TestCase("2.0", "1:1.0")]
    [TestCase("1.0-1", "1.0-1+b1")]
    [TestCase("1.0a", "1.0+")]
    [TestCase("1.0~~", "1.0~")]
    [TestCase("7.3.0-1~bpo12+1", "7.3.0-1")]
    [TestCase("0.0.9", "00.0.10")]
    public async Task Versions_are_ordered_as_dpkg_orders_them(string less, string more)
    {
        var dpkg = await _machine.RunAsync("ansible.builtin.command", new Dictionary<string, object?> { ["argv"] = new List<object?> { "dpkg", "--compare-versions", less, "lt", more } });
        Assert.That(dpkg.Values["rc"], Is.Zero, "the pair itself is wrong");
        Assert.That(DebianVersion.Compare(less, more), Is.Negative);
        Assert.That(DebianVersion.Compare(more, less), Is.Positive);
        Assert.That(DebianVersion.Compare(less, less), Is.Zero);
    }
}
