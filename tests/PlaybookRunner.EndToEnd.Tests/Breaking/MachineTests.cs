using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PlaybookRunner.EndToEnd.Tests.Breaking;

/// <summary>
/// Machines, connections, passwords and disks that break in the middle of a run, on the throwaway machine: the failure names its task, the old file survives with
/// owner and mode, nothing half-done is left, other hosts go on, and the recap and the exit code are those that the reference was seen to give.
/// </summary>
[NonParallelizable]
internal sealed class MachineTests
{
    private const string Files = "stat -c '%U:%G %a %n' /srv/breaking/* /srv/breaking/.[!.]* 2>/dev/null; cat /srv/breaking/settings";
    private const string OldFiles = "breaker:daemon 640 /srv/breaking/settings\nold";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private string _folder = null!;

    private static string Content => Path.Combine(TestContext.CurrentContext.TestDirectory, "Breaking", "Machine");

    [OneTimeSetUp]
    public async Task Boot()
    {
        SandboxMachine.SkipWithoutRoot();
        await SandboxMachine.BootAsync();
        _folder = Directory.CreateTempSubdirectory("breaking-").FullName;
        await WriteInventoryAsync();
    }

    [OneTimeTearDown]
    public async Task CleanUp()
    {
        if (_folder is null)
            return;
        Directory.Delete(_folder, recursive: true);
        await SandboxMachine.RunAsync("pkill -KILL -u breaker; userdel -r breaker 2>/dev/null; rm -rf /srv/breaking /etc/sudoers.d/breaker");
    }

    [SetUp]
    public async Task WriteOldFile()
    {
        var (output, exitCode) = await SandboxMachine.RunAsync(
            """
            id breaker >/dev/null 2>&1 || useradd -m -s /bin/sh breaker
            echo breaker:right | chpasswd
            echo 'breaker ALL=(ALL) ALL' >/etc/sudoers.d/breaker
            mkdir -p ~breaker/.ssh && cp ~provisioner/.ssh/authorized_keys ~breaker/.ssh/ && chown -R breaker: ~breaker/.ssh
            rm -rf /srv/breaking && mkdir /srv/breaking && echo old >/srv/breaking/settings
            chown breaker: /srv/breaking && chown breaker:daemon /srv/breaking/settings && chmod 640 /srv/breaking/settings
            """);
        Assert.That(exitCode, Is.Zero, output);
    }

    [TestCase("closed", "cannot connect to [127.0.0.1]:{closed}: Connection refused.")]
    [TestCase("unknown", "the host key of [127.0.0.1]:2201 is not known: the server shows ssh-")]
    [TestCase("changed", "the host key of [127.0.0.1]:2201 has changed: the server shows ssh-")]
    [TestCase("stranger", "cannot log in to [127.0.0.1]:2201 as breaker: Permission denied (publickey")]
    public async Task A_host_that_cannot_be_reached_is_told_with_its_task_and_the_others_go_on(string host, string message)
    {
        var run = await RunAsync("reach.yml", "-e", $"broken={host}");

        Assert.Multiple(() =>
        {
            Assert.That(run.Error, Does.StartWith("error PB0500: " + message.Replace("{closed}", _closed.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)), run.ToString());
            AssertPlace(run, "reach.yml:5:7", "ansible.builtin.command: \"true\"");

            // Hosts of a task end in any order.
            string[] expected =
            [
                $"PLAY [{host},good]", "TASK [Look]", $"fatal: [{host}]: UNREACHABLE!", "ok: [good]", "TASK [After]", "ok: [good]",
                Recap(host, unreachable: 1), Recap("good", ok: 2), "exit 4",
            ];
            Assert.That(run.Flow.TrimEnd('\n').Split('\n'), Is.EquivalentTo(expected), run.ToString());
        });
    }

    [Test]
    public async Task Ignore_unreachable_goes_on_with_the_host()
    {
        var run = await RunAsync("reach_ignored.yml");
        Assert.That(run.Flow, Does.EndWith($"{Recap("closed", ok: 2, ignored: 1)}\n{Recap("good", ok: 2)}\nexit 0\n"), run.ToString());
    }

    [Test]
    public async Task No_rescue_and_no_always_is_run_for_an_unreachable_host()
    {
        var run = await RunAsync("reach_rescued.yml");

        Assert.Multiple(() =>
        {
            Assert.That(run.Output, Does.Not.Contain("Rescued").And.Not.Contain("ok: [closed]"));
            Assert.That(run.Flow, Does.EndWith($"{Recap("closed", unreachable: 1)}\n{Recap("good", ok: 3)}\nexit 4\n"), run.ToString());
        });
    }

    [Test]
    public async Task A_wrong_sudo_password_fails_the_task_and_can_be_rescued()
    {
        var run = await RunAsync("become.yml", "-e", "ansible_become_password=mistaken-secret");

        Assert.Multiple(() =>
        {
            Assert.That(run.Error, Does.StartWith("error PB0501: incorrect sudo password: it was refused when becoming root."), run.ToString());
            AssertPlace(run, "become.yml:7:11", "ansible.builtin.copy:");
            AssertPlace(run, "become.yml:15:7", "ansible.builtin.copy:");
            Assert.That(run.Flow, Does.EndWith($"{Recap("victim", ok: 1, failed: 1, rescued: 1)}\nexit 2\n"), run.ToString());
            Assert.That(run.ToString(), Does.Not.Contain("mistaken-secret"));
        });
        await AssertOldFilesAsync();
    }

    [Test]
    public async Task A_full_disk_leaves_the_old_file_of_a_template()
    {
        await SandboxMachine.RunAsync("mkdir -p /srv/breaking/full && mount -t tmpfs -o size=64k tmpfs /srv/breaking/full && cp -p /srv/breaking/settings /srv/breaking/full/");
        try
        {
            var run = await RunAsync("full_disk.yml", "-e", "folder=/srv/breaking/full");
            var (output, _) = await SandboxMachine.RunAsync("ls -A /srv/breaking/full; stat -c '%U:%G %a' /srv/breaking/full/settings; cat /srv/breaking/full/settings");

            Assert.Multiple(() =>
            {
                Assert.That(run.Error, Does.StartWith("error PB0401: cannot write /srv/breaking/full/settings: No space left on device\n"), run.ToString());
                AssertPlace(run, "full_disk.yml:6:7", "ansible.builtin.template:");
                Assert.That(run.Flow, Does.EndWith($"{Recap("good", failed: 1)}\nexit 2\n"), run.ToString());
                Assert.That(output, Is.EqualTo("settings\nbreaker:daemon 640\nold"));
            });
        }
        finally
        {
            await SandboxMachine.RunAsync("umount /srv/breaking/full");
        }
    }

    [Test]
    public async Task A_full_disk_of_the_control_machine_leaves_the_old_file_of_a_template()
    {
        var full = Directory.CreateDirectory(Path.Combine(_folder, "full")).FullName;
        await ShellAsync($"mount -t tmpfs -o size=64k tmpfs {full}");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(full, "settings"), "old\n");
            var run = await RunAsync("full_disk.yml", "-e", $"folder={full}", "-e", "ansible_connection=local");

            Assert.Multiple(() =>
            {
                Assert.That(run.Error, Does.StartWith($"error PB0401: cannot write {full}/settings: No space left on device\n"), run.ToString());
                Assert.That(run.Flow, Does.EndWith($"{Recap("good", failed: 1)}\nexit 2\n"), run.ToString());
                Assert.That(Directory.EnumerateFileSystemEntries(full), Is.EqualTo(new[] { Path.Combine(full, "settings") }));
                Assert.That(File.ReadAllText(Path.Combine(full, "settings")), Is.EqualTo("old\n"));
            });
        }
        finally
        {
            await ShellAsync($"umount {full}");
        }
    }

    [Test]
    public async Task A_connection_cut_while_a_command_runs_makes_the_host_unreachable()
    {
        var running = RunAsync("cut_command.yml");
        await CutAsync("pgrep -u breaker -f '^sleep 7654321'");
        var run = await running.WaitAsync(Patience);

        Assert.Multiple(() =>
        {
            Assert.That(run.Error, Does.StartWith("error PB0500: the connection to 127.0.0.1 was lost"), run.ToString());
            AssertPlace(run, "cut_command.yml:5:7", "ansible.builtin.command:");
            Assert.That(run.Flow, Does.EndWith($"TASK [After]\nok: [good]\n{Recap("good", ok: 2)}\n{Recap("victim", unreachable: 1)}\nexit 4\n"), run.ToString());
        });
    }

    [Test]
    public async Task A_connection_cut_while_a_file_is_copied_leaves_the_old_file()
    {
        var large = Path.Combine(_folder, "large");
        await using (var file = File.Create(large))
            file.SetLength(256 * 1024 * 1024);
        var running = RunAsync("cut_copy.yml", "-e", $"large={large}");
        await CutAsync("ls -d /srv/breaking/.[!.]*");
        var run = await running.WaitAsync(Patience);

        Assert.Multiple(() =>
        {
            Assert.That(run.Error, Does.StartWith("error PB0500: the connection to 127.0.0.1 was lost"), run.ToString());
            AssertPlace(run, "cut_copy.yml:5:7", "ansible.builtin.copy:");
            Assert.That(run.Flow, Does.EndWith($"{Recap("good", ok: 1, skipped: 1)}\n{Recap("victim", unreachable: 1)}\nexit 4\n"), run.ToString());
        });
        await AssertOldFilesAsync();
    }

    private int _closed;

    // Ends the session of the victim's login once the script finds what it looks for; nobody else logs in as that user.
    private static async Task CutAsync(string script)
    {
        var (output, exitCode) = await SandboxMachine.RunAsync(
            $"for i in $(seq 1200); do if {script} >/dev/null 2>&1; then pkill -KILL -f '^sshd: breaker@notty'; exit 0; fi; sleep 0.05; done; exit 1");
        Assert.That(exitCode, Is.Zero, "the task never came that far: " + output);
    }

    // The shell on the machine learns of the lost connection by itself, and clears up.
    private static async Task AssertOldFilesAsync()
    {
        var (output, _) = await SandboxMachine.RunAsync(
            $"for i in $(seq 600); do ls -d /srv/breaking/.[!.]* >/dev/null 2>&1 || break; sleep 0.05; done; {Files}");
        Assert.That(output, Is.EqualTo(OldFiles));
    }

    private static void AssertPlace(CommandLineRun run, string place, string line)
    {
        Assert.That(run.Error, Does.Contain($"  at {Path.Combine(Content, place)}\n"));
        Assert.That(run.Error, Does.Match($@" \| +{System.Text.RegularExpressions.Regex.Escape(line)}.*\n +\| +\^+\n"));
    }

    private static string Recap(string host, int ok = 0, int unreachable = 0, int failed = 0, int skipped = 0, int rescued = 0, int ignored = 0) =>
        $"{host,-26} : ok={ok,-4} changed=0    unreachable={unreachable,-4} failed={failed,-4} skipped={skipped,-4} rescued={rescued,-4} ignored={ignored,-4}".TrimEnd();

    private Task<CommandLineRun> RunAsync(string playbook, params string[] arguments) =>
        CommandLineRun.StartAsync([Path.Combine(Content, playbook), "-i", Path.Combine(_folder, "hosts"), .. arguments]);

    private static async Task ShellAsync(string command)
    {
        using var process = System.Diagnostics.Process.Start("/bin/sh", ["-c", command]);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, command);
    }

    private async Task WriteInventoryAsync()
    {
        _closed = ClosedPort();
        await ShellAsync($"ssh-keygen -q -t ed25519 -N '' -f {_folder}/stranger");
        var stranger = (await File.ReadAllTextAsync(Path.Combine(_folder, "stranger.pub"))).Split(' ');
        await File.WriteAllTextAsync(Path.Combine(_folder, "changed"), $"[127.0.0.1]:{SandboxMachine.Port} {stranger[0]} {stranger[1]}\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "unknown"), "");
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "hosts"),
            $"""
            good ansible_user=provisioner
            victim
            closed ansible_port={_closed}
            unknown ansible_ssh_common_args="-o UserKnownHostsFile={_folder}/unknown"
            changed ansible_ssh_common_args="-o UserKnownHostsFile={_folder}/changed"
            stranger ansible_ssh_private_key_file={_folder}/stranger
            [all:vars]
            ansible_host=127.0.0.1
            ansible_port={SandboxMachine.Port}
            ansible_user=breaker
            ansible_ssh_private_key_file={SandboxMachine.Key}
            """);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
