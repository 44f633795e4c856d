using PlaybookRunner.Commands;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Shell;

/// <summary>A connection like one under heavy load: what a process writes is held back from certain bytes on, while its exit code is told at once.</summary>
/// <param name="inner">The connection that does the work.</param>
/// <param name="from">The bytes; they are taken to come in one piece.</param>
internal sealed class HeldConnection(IConnection inner, byte[] from) : IConnection
{
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Is done when the exit code of a process was told.</summary>
    public Task Exited => _exited.Task;

    public string Address => inner.Address;

    public string User => inner.User;

    public CancellationToken Lost => inner.Lost;

    public void Release() => _released.SetResult();

    public async Task<IConnectionProcess> StartAsync(CommandLine command, CancellationToken cancellationToken) =>
        new Process(await inner.StartAsync(command, cancellationToken), this);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Process(IConnectionProcess inner, HeldConnection connection) : IConnectionProcess
    {
        public Stream Input => inner.Input;

        public Stream Output { get; } = new HeldStream(inner.Output, connection);

        public Stream Error => inner.Error;

        public async Task<int> WaitAsync(CancellationToken cancellationToken)
        {
            var exitCode = await inner.WaitAsync(cancellationToken);
            connection._exited.TrySetResult();
            return exitCode;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class HeldStream(Stream inner, HeldConnection connection) : Stream
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
            var count = await inner.ReadAsync(buffer, cancellationToken);
            if (buffer.Span[..count].IndexOf(connection.From) >= 0)
                await connection._released.Task;
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private byte[] From => from;
}
