using System.Buffers;
using System.Text;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets;

/// <summary>
/// Collects what a command writes to one stream, and reports its lines as they come. The stream ends for it with an end mark too: a daemon that the command
/// left behind may hold the stream open for ever.
/// </summary>
/// <param name="listener">Is told the lines; null when nobody wants them.</param>
/// <param name="isError">Whether the stream is standard error.</param>
/// <param name="endMark">Bytes that nobody can guess, behind which nothing is of the command any more.</param>
internal sealed class OutputCollector(IProgress<OutputLine>? listener, bool isError, ReadOnlyMemory<byte> endMark)
{
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lineStart;
    private int? _end;
    private volatile int _reads;

    /// <summary>How many times something was read: when it stands still, the stream is silent.</summary>
    public int Reads => _reads;

    /// <summary>Is done when the end mark or the end of the stream was read.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Everything read so far.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            lock (_lock)
            {
                return Content.ToArray();
            }
        }
    }

    private ReadOnlySpan<byte> Content => _end is { } end ? _bytes.WrittenSpan[..end] : _bytes.WrittenSpan;

    /// <summary>Reads to the end mark, or to the end of the stream.</summary>
    public async Task CollectAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[16384];
        try
        {
            int count;
            while (!_ended.Task.IsCompleted && (count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                Append(buffer.AsSpan(0, count));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The channel broke; whoever waits for the command's exit code learns that.
        }
        finally
        {
            End();
        }
    }

    /// <summary>Adds bytes that came by another way.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (_end is not null)
            {
                return;
            }

            var scanned = _bytes.WrittenCount;
            _bytes.Write(bytes);
            FindEnd(Math.Max(0, scanned - endMark.Length + 1));
            ReportLines(Math.Min(scanned, Content.Length));
            _reads++;
        }

        if (_end is not null)
        {
            End();
        }
    }

    /// <summary>Nothing more comes: a last line that has no line break is reported.</summary>
    public void End()
    {
        lock (_lock)
        {
            var rest = Content[_lineStart..];
            if (listener is not null && rest.Length > 0)
            {
                Report(rest);
            }

            _lineStart = Content.Length;
        }

        _ended.TrySetResult();
    }

    private void FindEnd(int from)
    {
        var found = _bytes.WrittenSpan[from..].IndexOf(endMark.Span);
        _end = found < 0 ? null : from + found;
    }

    private void ReportLines(int scanned)
    {
        if (listener is null)
        {
            return;
        }

        var all = Content;
        int length;
        while ((length = all[scanned..].IndexOf((byte)'\n')) >= 0)
        {
            Report(all[_lineStart..(scanned + length)]);
            _lineStart = scanned = scanned + length + 1;
        }
    }

    private void Report(ReadOnlySpan<byte> line) =>
        listener?.Report(new OutputLine(Encoding.UTF8.GetString(line.TrimEnd((byte)'\r')), isError));
}
