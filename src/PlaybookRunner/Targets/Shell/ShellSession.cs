using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Shell;

/// <summary>
/// An open shell. A request is one line; its answer stands between marks that nobody can guess, so that what a daemon or a login
/// script prints in between is told from it.
/// </summary>
internal sealed class ShellSession : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IConnectionProcess _process;
    private readonly MarkedReader _reader;

    public ShellSession(IConnection connection, IConnectionProcess process, MarkedReader reader, ErrorPump? errors)
    {
        _connection = connection;
        _process = process;
        _reader = reader;
        Errors = errors;
    }

    /// <summary>The connection that the shell lives on.</summary>
    public IConnection Connection => _connection;

    /// <summary>The process, whose streams belong to the command of a streaming shell.</summary>
    public IConnectionProcess Process => _process;

    /// <summary>What comes on standard error of a streaming shell; null for others.</summary>
    public ErrorPump? Errors { get; }

    /// <summary>Whether the shell can take another request.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="body">The commands, on one line.</param>
    /// <param name="content">Bytes that the commands take from the stream behind the line; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; the shell is then of no further use.</param>
    public async Task<ShellReply> CallAsync(string body, FileContent? content, CancellationToken cancellationToken)
    {
        var mark = NewMark();
        var input = content is null ? " </dev/null" : "";
        return await GuardAsync(async () =>
        {
            await SendAsync($"N={mark}; pr_b; {{ {body}; }} 2>\"$T/e\"{input}; pr_e $?\n", content, cancellationToken);
            return await ReadReplyAsync(mark, cancellationToken);
        });
    }

    /// <summary>Sends a request that takes over the streams, and reads its first line. What it reads is sent afterwards.</summary>
    /// <returns>What the line says behind the mark.</returns>
    /// <exception cref="TargetOperationException">The request was refused.</exception>
    public async Task<string> StreamAsync(string body, CancellationToken cancellationToken)
    {
        var mark = NewMark();
        return await GuardAsync(async () =>
        {
            await SendAsync($"N={mark}; {body}\n", content: null, cancellationToken);
            await ReadToAsync(mark, cancellationToken);
            var line = await ReadTextAsync("\n", cancellationToken);
            return line.StartsWith('+') ? line[1..] : throw new TargetOperationException(line[1..]);
        });
    }

    /// <summary>What was read of the output and belongs to the command.</summary>
    public byte[] TakeUnread() => _reader.TakeUnread();

    /// <summary>The error when the shell's streams end before their time.</summary>
    public TargetException Lost(Exception? cause)
    {
        IsUsable = false;
        return _connection.Lost.IsCancellationRequested
            ? new ConnectionLostException($"the connection to {_connection.Address} was lost", cause) { MayHaveRun = true }
            : new ChannelLostException($"the shell on {_connection.Address} ended before it answered", cause) { MayHaveRun = true };
    }

    /// <summary>The error when an answer makes no sense; the shell is then of no further use.</summary>
    public ChannelLostException OutOfFrame(ShellReply reply, Exception cause)
    {
        IsUsable = false;
        var said = reply.Error.Trim();
        return new ChannelLostException(
            $"the shell on {_connection.Address} gave an answer that makes no sense ({cause.Message}){(said.Length > 0 ? $": {said}" : "")}", cause);
    }

    public async ValueTask DisposeAsync()
    {
        IsUsable = false;
        await _process.DisposeAsync();
    }

    private static string NewMark() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private async Task<T> GuardAsync<T>(Func<Task<T>> exchange)
    {
        var answered = false;
        try
        {
            var result = await exchange();
            answered = true;
            return result;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            throw Lost(exception);
        }
        finally
        {
            // What comes late would be taken for the answer of the next request.
            IsUsable &= answered;
        }
    }

    private async Task SendAsync(string line, FileContent? content, CancellationToken cancellationToken)
    {
        if (content is null or FileContent.Memory)
        {
            // In one piece, so that a small file costs no packet of its own.
            var bytes = content is FileContent.Memory memory ? memory.Bytes : default;
            var buffer = new byte[Encoding.UTF8.GetByteCount(line) + bytes.Length];
            bytes.CopyTo(buffer.AsMemory(Encoding.UTF8.GetBytes(line, buffer)));
            await WriteAsync(buffer, cancellationToken);
            return;
        }

        await WriteAsync(Encoding.UTF8.GetBytes(line), cancellationToken);
        await using var source = content.OpenRead();
        var chunk = new byte[65536];
        int count;
        while ((count = await source.ReadAsync(chunk, cancellationToken)) > 0)
        {
            await WriteAsync(chunk.AsMemory(0, count), cancellationToken);
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _process.Input.WriteAsync(bytes, CancellationToken.None).AsTask().WaitAsync(cancellationToken);
        await _process.Input.FlushAsync(cancellationToken);
    }

    private async Task<ShellReply> ReadReplyAsync(string mark, CancellationToken cancellationToken)
    {
        await ReadToAsync(mark + "+", cancellationToken);
        var body = await ReadToAsync(mark + "-", cancellationToken);
        var exitCode = int.Parse(await ReadTextAsync("\n", cancellationToken), CultureInfo.InvariantCulture);
        return new ShellReply(body, mark, exitCode, await ReadTextAsync(mark + ".", cancellationToken));
    }

    private async Task<string> ReadTextAsync(string mark, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await ReadToAsync(mark, cancellationToken));

    private async Task<byte[]> ReadToAsync(string mark, CancellationToken cancellationToken) =>
        await _reader.ReadToAsync(Encoding.ASCII.GetBytes(mark), cancellationToken) ?? throw Lost(cause: null);
}
