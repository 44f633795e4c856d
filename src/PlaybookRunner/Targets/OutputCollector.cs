using System.Buffers;
using System.Text;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets;

/// <summary>Collects what a command writes to one stream, and reports its lines as they come.</summary>
internal sealed class OutputCollector(IProgress<OutputLine>? listener, bool isError)
{
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private int _lineStart;
    private volatile int _reads;

    /// <summary>How many times something was read: when it stands still, the stream is silent.</summary>
    public int Reads => _reads;

    /// <summary>Everything read so far.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes.WrittenSpan.ToArray();
            }
        }
    }

    /// <summary>Reads to the end of the stream.</summary>
    public async Task CollectAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[16384];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            Append(buffer.AsSpan(0, count));
        }

        ReportRest();
    }

    /// <summary>Adds bytes that came by another way.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            var scanned = _bytes.WrittenCount;
            _bytes.Write(bytes);
            ReportLines(scanned);
            _reads++;
        }
    }

    private void ReportLines(int scanned)
    {
        if (listener is null)
        {
            return;
        }

        var all = _bytes.WrittenSpan;
        int length;
        while ((length = all[scanned..].IndexOf((byte)'\n')) >= 0)
        {
            Report(all[_lineStart..(scanned + length)]);
            _lineStart = scanned = scanned + length + 1;
        }
    }

    /// <summary>Reports a last line that has no line break.</summary>
    public void ReportRest()
    {
        lock (_lock)
        {
            var rest = _bytes.WrittenSpan[_lineStart..];
            if (listener is not null && rest.Length > 0)
            {
                Report(rest);
                _lineStart = _bytes.WrittenCount;
            }
        }
    }

    private void Report(ReadOnlySpan<byte> line) =>
        listener?.Report(new OutputLine(Encoding.UTF8.GetString(line.TrimEnd((byte)'\r')), isError));
}
