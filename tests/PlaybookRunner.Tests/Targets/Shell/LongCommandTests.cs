using PlaybookRunner.Commands;
using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Targets.Local;

namespace PlaybookRunner.Targets.Shell;

/// <summary>The output of a command is complete however late it comes, and whatever the command left behind.</summary>
public sealed class LongCommandTests
{
    // Longer than any silence that was ever taken for the end.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    [Test]
    public async Task Output_that_comes_long_after_the_exit_code_is_not_lost()
    {
        var held = new HeldConnection(new LocalConnection(), "last"u8.ToArray());
        await using var target = await ShellTarget.OpenAsync(new SingleConnection(held), "local", new ShellStart(), default);

        var running = target.RunAsync(new CommandRequest(CommandLine.Script("sleep 300 & echo $!; echo la''st")) { IsLong = true }, null, default);
        await held.Exited;
        await Task.Delay(Silence);
        Assert.That(running.IsCompleted, Is.False, "output was taken for ended because nothing came");
        held.Release();

        var lines = (await running).Output.Split('\n');
        Assert.That(lines[1..], Is.EqualTo(new[] { "last", "" }));
        await target.RunAsync(CommandLine.Create("kill", lines[0]), null, default);
    }
}
