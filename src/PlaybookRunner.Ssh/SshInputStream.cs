using System.Net.Sockets;
using Renci.SshNet.Common;

namespace PlaybookRunner.Ssh;

/// <summary>What a command reads. Small writes are done at once; large ones may wait for the server's window, on a thread of their own.</summary>
internal sealed class SshInputStream(Stream inner, Func<bool> hasEnded, Action<Exception> onFailure, DedicatedThreads threads) : Stream
{
    private const int SmallWrite = 4096;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length <= SmallWrite)
        {
            Send(buffer.Span);
            return;
        }

        await threads.RunAsync(() => Send(buffer.Span)).WaitAsync(cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Send(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // OpenSSH drops the connection when an end of input comes for a channel that it has closed.
        if (disposing && !hasEnded())
        {
            try
            {
                inner.Dispose();
            }
            catch (SshException)
            {
                // The end of the input could not be told to a channel that is gone.
            }
        }

        base.Dispose(disposing);
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            inner.Write(bytes);
        }
        catch (Exception exception) when (exception is SshException or InvalidOperationException or SocketException)
        {
            // A write may be the first to meet a broken connection; who asks why shall know it by then.
            onFailure(exception);
            throw new IOException(exception.Message, exception);
        }
    }
}
