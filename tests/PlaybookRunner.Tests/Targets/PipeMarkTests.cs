using System.IO.Pipes;
using System.Text;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets.Local;

namespace PlaybookRunner.Targets;

/// <summary>How the output of a local command ends though a daemon holds its pipe.</summary>
[Platform("Linux")]
public sealed class PipeMarkTests
{
    [Test]
    public async Task A_pipe_that_stays_open_ends_at_the_mark_and_keeps_every_byte_before_it()
    {
        await using var readEnd = new AnonymousPipeServerStream(PipeDirection.In);
        await using var daemon = new AnonymousPipeClientStream(PipeDirection.Out, readEnd.ClientSafePipeHandle);
        var lines = new List<string>();
        var mark = OutputEnd.NewMark();
        var collector = new OutputCollector(new Listener(lines), isError: false, mark);

        daemon.Write("first\nlast"u8);
        Assert.That(PipeMark.TryWrite(readEnd, mark), Is.True);
        daemon.Write("of the daemon\n"u8);
        await collector.CollectAsync(readEnd, default);

        Assert.That(Encoding.UTF8.GetString(collector.Bytes.Span), Is.EqualTo("first\nlast"));
        Assert.That(lines, Is.EqualTo(new[] { "first", "last" }));
    }

    [Test]
    public void A_mark_that_comes_in_pieces_is_found()
    {
        var collector = new OutputCollector(null, isError: false, "MARK"u8.ToArray());
        foreach (var piece in new[] { "outMA", "R", "Kafter" })
            collector.Append(Encoding.UTF8.GetBytes(piece));

        Assert.That(collector.Ended.IsCompleted, Is.True);
        Assert.That(Encoding.UTF8.GetString(collector.Bytes.Span), Is.EqualTo("out"));
    }

    private sealed class Listener(List<string> lines) : IProgress<OutputLine>
    {
        public void Report(OutputLine value) => lines.Add(value.Text);
    }
}
