namespace PlaybookRunner.Modules.Tests;

/// <summary>Modules whose results the reference cannot tell here: keys, kernel modules, locales, restarts.</summary>
public sealed class SystemTests
{
    private readonly RealMachine _machine = new();

    [Test]
    public async Task A_key_is_trusted_once()
    {
        Needs.Root();
        Needs.Program("gpg");
        var folder = Directory.CreateTempSubdirectory("key").FullName;
        try
        {
            const string Make = "gpg --batch --quiet --passphrase '' --quick-gen-key sample@example.org ed25519 && gpg --armor --export sample@example.org && gpg --list-keys --with-colons | sed -n 's/^fpr:*\\([0-9A-F]*\\):/\\1/p'";
            _machine.Environment["GNUPGHOME"] = folder;
            var made = await _machine.RunAsync("ansible.builtin.shell", new Dictionary<string, object?> { ["cmd"] = Make });
            Assert.That(made.Failed, Is.False, $"{made.Values["stderr"]}");
            var text = (string)made.Values["stdout"]!;
            var id = text.Split('\n')[^1];
            var options = new Dictionary<string, object?> { ["data"] = text[..text.LastIndexOf('\n')], ["keyring"] = $"{folder}/apt.gpg" };
            await _machine.AssertChangesOnceAsync("ansible.builtin.apt_key", options);
            var remove = new Dictionary<string, object?> { ["id"] = id, ["keyring"] = $"{folder}/apt.gpg", ["state"] = "absent" };
            await _machine.AssertChangesOnceAsync("ansible.builtin.apt_key", remove);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task What_is_no_key_is_refused()
    {
        Needs.Program("gpg");
        var result = await _machine.RunAsync("ansible.builtin.apt_key", new Dictionary<string, object?> { ["data"] = "garbage" });
        Assert.That(result, Has.Property("Failed").True.And.Property("Message").EqualTo("Unable to extract key from 'inline data'"));
    }

    [Test]
    public async Task A_kernel_module_is_remembered_for_the_next_start()
    {
        Needs.Root();
        var options = new Dictionary<string, object?> { ["name"] = "pr_golden", ["state"] = "absent", ["persistent"] = "present", ["params"] = "a=1" };
        try
        {
            await _machine.AssertChangesOnceAsync("community.general.modprobe", options);
            Assert.That(await File.ReadAllTextAsync("/etc/modules-load.d/pr_golden.conf"), Is.EqualTo("pr_golden\n"));
            Assert.That(await File.ReadAllTextAsync("/etc/modprobe.d/pr_golden.conf"), Is.EqualTo("options pr_golden a=1\n"));
        }
        finally
        {
            options["persistent"] = "absent";
            await _machine.AssertChangesOnceAsync("community.general.modprobe", options);
        }
    }

    [Test]
    public async Task A_locale_is_made_once()
    {
        Needs.Root();
        Needs.Program("locale-gen");
        var options = new Dictionary<string, object?> { ["name"] = "fo_FO.UTF-8" };
        await _machine.AssertChangesOnceAsync("community.general.locale_gen", options);
        options["state"] = "absent";
        await _machine.AssertChangesOnceAsync("community.general.locale_gen", options);
    }

    [Test]
    public async Task A_locale_that_does_not_exist_is_named()
    {
        Needs.Program("locale-gen");
        var result = await _machine.RunAsync("community.general.locale_gen", new Dictionary<string, object?> { ["name"] = "xx_YY" });
        Assert.That(result.Message, Is.EqualTo("The following locales you have entered are not available on your system: xx_YY"));
    }

    [Test]
    public async Task This_machine_does_not_restart_itself()
    {
        var result = await _machine.RunAsync("ansible.builtin.reboot", new Dictionary<string, object?>());
        Assert.That(result.Message, Is.EqualTo("Running ansible.builtin.reboot with local connection would reboot the control node."));
    }

    [Test]
    public async Task A_machine_that_restarts_is_waited_for()
    {
        var remote = RemoteCommands.Another();
        var options = new Dictionary<string, object?> { ["reboot_timeout"] = 120, ["test_command"] = "systemctl is-system-running --wait" };
        var result = await new RealMachine(remote).RunAsync("ansible.builtin.reboot", options);
        Assert.That(result, Has.Property("Failed").False.And.Property("Changed").True, result.Message);
        Assert.That(result.Values["rebooted"], Is.True);
    }
}
