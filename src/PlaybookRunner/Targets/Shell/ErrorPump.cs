namespace PlaybookRunner.Targets.Shell;

/// <summary>Reads standard error of a streaming shell: first for the become method's dialog, then for the command.</summary>
internal sealed class ErrorPump
{
    private readonly Lock _lock = new();
    private Action<ReadOnlyMemory<byte>> _sink;

    public ErrorPump(Stream stream, Action<ReadOnlyMemory<byte>> sink)
    {
        _sink = sink;
        Ended = PumpAsync(stream);
    }

    /// <summary>Is done when the stream has ended.</summary>
    public Task Ended { get; }

    /// <summary>Sends what comes from now on elsewhere.</summary>
    public void Redirect(Action<ReadOnlyMemory<byte>> sink)
    {
        lock (_lock)
        {
            _sink = sink;
        }
    }

    private async Task PumpAsync(Stream stream)
    {
        var buffer = new byte[16384];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer)) > 0)
            {
                lock (_lock)
                {
                    _sink(buffer.AsMemory(0, count));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The channel broke; whoever reads its output or waits for its end learns that.
        }
    }
}
