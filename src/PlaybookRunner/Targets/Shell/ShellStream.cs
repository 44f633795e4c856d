namespace PlaybookRunner.Targets.Shell;

/// <summary>The streams of a shell that a command took over, as one stream; disposing it ends the command and returns the connection.</summary>
/// <param name="session">The shell.</param>
/// <param name="lease">The connection it lives on.</param>
/// <param name="endsWithCommand">Whether the end of the output is only good when the command succeeded.</param>
internal sealed class ShellStream(ShellSession session, ConnectionLease lease, bool endsWithCommand) : Stream
{
    private ReadOnlyMemory<byte> _unread = session.TakeUnread();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (TakeUnread(buffer.Span) is var taken and > 0)
        {
            return taken;
        }

        var count = await session.Process.Output.ReadAsync(buffer, cancellationToken);
        if (count == 0 && buffer.Length > 0 && endsWithCommand)
        {
            await CheckEndAsync(cancellationToken);
        }

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        session.Process.Input.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => session.Process.Input.Write(buffer, offset, count);

    public override void Flush() => session.Process.Input.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => session.Process.Input.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        lease.Dispose();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            session.DisposeAsync().AsTask().GetAwaiter().GetResult();
            lease.Dispose();
        }

        base.Dispose(disposing);
    }

    private int TakeUnread(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _unread.Length);
        _unread.Span[..count].CopyTo(buffer);
        _unread = _unread[count..];
        return count;
    }

    private async Task CheckEndAsync(CancellationToken cancellationToken)
    {
        if (await session.Process.WaitAsync(cancellationToken) != 0)
        {
            throw new IOException($"the file could not be read to its end from {session.Connection.Address}");
        }
    }
}
