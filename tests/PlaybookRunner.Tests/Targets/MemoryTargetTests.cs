using PlaybookRunner.Commands;
using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Testing;

namespace PlaybookRunner.Targets;

public sealed class MemoryTargetTests : TargetContract
{
    [Test]
    public async Task Commands_answer_by_script_and_are_remembered()
    {
        var target = new MemoryTarget()
            .Script("systemctl is-active nginx", "inactive\n", exitCode: 3)
            .Script(request => request.Command.ToString().StartsWith("useradd", StringComparison.Ordinal), _ => new CommandResult(0, default, default));

        var status = await target.RunAsync(CommandLine.Create("systemctl", "is-active", "nginx"), null, default);
        await target.RunAsync(CommandLine.Create("useradd").AddSecret("hush"), null, default);

        Assert.That((status.Output, status.ExitCode), Is.EqualTo(("inactive\n", 3)));
        Assert.That(target.Commands.Select(request => request.Command.ToString()), Is.EqualTo(["systemctl is-active nginx", "useradd ********"]));
        Assert.That(
            (await FailsAsync(() => target.RunAsync(CommandLine.Create("reboot"), null, default))).Message,
            Is.EqualTo("no script answers the command: reboot"));
    }

    [Test]
    public async Task Validations_are_commands_too()
    {
        var target = new MemoryTarget().AddFile("/etc/app.conf", "old");
        target.Script(
            request => request.Command.ToString().StartsWith("check /etc/.", StringComparison.Ordinal),
            request => new CommandResult(target.ReadText(request.Command.ToArguments()[1]) == "good" ? 0 : 1, default, "bad content"u8.ToArray()));
        var write = new FileWrite("/etc/app.conf", FileContent.Text("evil")) { Validation = ["check", "%s"] };

        Assert.That((await FailsAsync(() => target.WriteAsync(write, default))).Message, Is.EqualTo("failed to validate: rc:1 error:bad content"));
        Assert.That(target.ReadText("/etc/app.conf"), Is.EqualTo("old"));
        await target.WriteAsync(write with { Content = FileContent.Text("good") }, default);
        Assert.That(target.ReadText("/etc/app.conf"), Is.EqualTo("good"));
    }

    [Test]
    public async Task A_machine_is_set_up_in_one_expression()
    {
        var target = new MemoryTarget("deploy")
            .AddUser("www-data", 33, "/var/www")
            .AddFile("/var/www/index.html", "<p>", new PathAttributes("www-data", "www-data", new FileMode.Absolute(0b110_000_000)))
            .AddLink("/srv/site", "/var/www");

        var status = (await target.InspectAsync([new PathQuery("/srv/site/index.html") { ContentLimit = 100 }], default))[0];

        Assert.That((status.Owner, status.Group, status.Mode, status.IsReadable), Is.EqualTo(("www-data", "www-data", 0b110_000_000, false)));
        Assert.That(target.Identity, Is.EqualTo(new TargetIdentity("memory", "memory", "deploy", "/home/deploy", "/tmp")));
    }

    protected override Task<ITarget> OpenAsync() =>
        Task.FromResult<ITarget>(new MemoryTarget().AddFile("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n"));
}
