using PlaybookRunner.Commands;
using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Targets.Local;

namespace PlaybookRunner.Targets.Shell;

/// <summary>The output of a command is complete however late it comes, and whatever the command left behind.</summary>
public sealed class LongCommandTests
{
    // Longer than any silence that was ever taken for the end.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Output_that_comes_long_after_the_exit_code_is_not_lost()
    {
        var held = new HeldConnection(new LocalConnection(), "last"u8.ToArray());
        await using var target = await ShellTarget.OpenAsync(new SingleConnection(held), "local", new ShellStart(), default);

        // The last line is written when the first was read, so that it never comes together with what starts the command.
        var go = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var script = CommandLine.Script("sleep 300 & echo $!; while [ ! -e \"$1\" ]; do sleep 0.1; done; rm \"$1\"; echo la''st", go);
        var listener = new FirstLine(() => File.Create(go).Dispose());
        var running = target.RunAsync(new CommandRequest(script) { IsLong = true }, listener, default);
        await held.Exited.WaitAsync(Patience);
        await Task.Delay(Silence);
        Assert.That(running.IsCompleted, Is.False, "output was taken for ended because nothing came");
        held.Release();

        var lines = (await running).Output.Split('\n');
        Assert.That(lines[1..], Is.EqualTo(new[] { "last", "" }));
        await target.RunAsync(CommandLine.Create("kill", lines[0]), null, default);
    }

    private sealed class FirstLine(Action act) : IProgress<OutputLine>
    {
        private int _count;

        public void Report(OutputLine value)
        {
            if (Interlocked.Increment(ref _count) == 1)
                act();
        }
    }
}
