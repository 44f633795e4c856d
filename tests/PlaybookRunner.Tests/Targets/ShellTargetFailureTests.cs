using PlaybookRunner.Commands;
using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Targets.Local;
using PlaybookRunner.Targets.Shell;

namespace PlaybookRunner.Targets;

public sealed class ShellTargetFailureTests
{
    [Test]
    public async Task A_shell_that_dies_is_replaced_and_its_operation_not_repeated()
    {
        await using var target = await OpenAsync();
        var count = Path.GetTempFileName();

        var lost = await Assert.ThrowsAsync<ChannelLostException>(
            () => target.RunAsync(CommandLine.Script("echo ran >>\"$1\"; kill -9 $PPID", count), null, default));

        Assert.That(lost!.MayHaveRun, Is.True);
        Assert.That(lost.Message, Is.EqualTo("the shell on localhost ended before it answered"));
        Assert.That((await target.RunAsync(CommandLine.Create("echo", "next"), null, default)).Output, Is.EqualTo("next\n"));
        Assert.That(File.ReadAllText(count), Is.EqualTo("ran\n"));
        File.Delete(count);
    }

    [Test]
    public async Task An_answer_out_of_frame_costs_the_shell_and_not_the_target()
    {
        await using var target = await OpenAsync();

        // The descriptor of the shell itself, past all redirections of the command.
        var lost = await Assert.ThrowsAsync<ChannelLostException>(
            () => target.RunAsync(CommandLine.Script("echo noise >/proc/$PPID/fd/1"), null, default));

        Assert.That(lost!.Message, Does.StartWith("the shell on localhost gave an answer that makes no sense"));
        Assert.That(lost.MayHaveRun, Is.True);
        Assert.That((await target.RunAsync(CommandLine.Create("echo", "next"), null, default)).Output, Is.EqualTo("next\n"));
    }

    [Test]
    public async Task An_operation_that_is_cancelled_leaves_the_target_usable()
    {
        await using var target = await OpenAsync();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.CatchAsync<OperationCanceledException>(() => target.RunAsync(CommandLine.Create("sleep", "5"), null, cancellation.Token));

        Assert.That((await target.RunAsync(CommandLine.Create("echo", "next"), null, default)).Output, Is.EqualTo("next\n"));
    }

    [Test]
    public async Task Closing_leaves_nothing_behind()
    {
        string output;
        await using (var target = await OpenAsync())
        {
            output = (await target.RunAsync(CommandLine.Script("readlink /proc/self/fd/1"), null, default)).Output.Trim();
        }

        var parent = Path.GetDirectoryName(output)!;
        Assert.That(parent, Does.Contain("playbookrunner-"));
        for (var i = 0; i < 200 && Directory.Exists(parent); i++)
        {
            await Task.Delay(20);
        }

        Assert.That(Directory.Exists(parent), Is.False);
    }

    [Test]
    public async Task On_a_full_disk_the_old_file_survives([Values] bool isLocal)
    {
        using var disk = new SmallDisk();
        await using var shell = await OpenAsync();
        ITarget target = isLocal ? new LocalTarget() : shell;
        var path = disk.Folder + "/file";
        await target.WriteAsync(new FileWrite(path, FileContent.Text("old")), default);

        foreach (var length in new[] { 100_000, 2_000_000 })
        {
            var failure = await Assert.ThrowsAsync<TargetOperationException>(
                () => target.WriteAsync(new FileWrite(path, new FileContent.Memory(new byte[length])), default));
            Assert.That(failure!.Message, Does.Contain("No space left on device"));
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
        Assert.That(Directory.GetFileSystemEntries(disk.Folder), Is.EqualTo([path]));
    }

    private static Task<ShellTarget> OpenAsync() =>
        ShellTarget.OpenAsync(new SingleConnection(new LocalConnection()), "local", new ShellStart(), default);

    private sealed class SmallDisk : IDisposable
    {
        public SmallDisk()
        {
            Needs.Root();
            Prepare.Run("mount -t tmpfs -o size=64k tmpfs \"$1\"", Folder);
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("full-").FullName;

        public void Dispose()
        {
            Prepare.Run("umount \"$1\"", Folder);
            Directory.Delete(Folder);
        }
    }
}
