using Renci.SshNet.Common;

namespace PlaybookRunner.Ssh;

/// <summary>What a command writes. A read that has to wait does so on a thread of its own; one that has not is done at once.</summary>
internal sealed class SshOutputStream(PipeStream inner, Action onEnd, DedicatedThreads threads) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = inner.Length > 0 || buffer.IsEmpty
            ? inner.Read(buffer.Span)
            : await threads.RunAsync(() => inner.Read(buffer.Span)).WaitAsync(cancellationToken);
        return Ended(count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Ended(inner.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Streams also end when the connection breaks; who asks why shall know it by then.
    private int Ended(int count)
    {
        if (count == 0)
        {
            onEnd();
        }

        return count;
    }
}
