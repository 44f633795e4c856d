using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets.Become;

namespace PlaybookRunner.Targets.Shell;

/// <summary>Opens a shell: starts it, answers the become method, and teaches it the library.</summary>
internal sealed class ShellHandshake
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly IConnection _connection;
    private readonly ShellStart _start;
    private readonly string _ready = "ready-" + RandomNumberGenerator.GetHexString(24, lowercase: true);
    private readonly BecomeCommand? _become;
    private readonly BecomeDialog? _dialog;

    private ShellHandshake(IConnection connection, ShellStart start)
    {
        _connection = connection;
        _start = start;
        _become = start.Become is null ? null : start.Method!.Wrap(ShellLibrary.Start(start.Program, _ready), start.Become);
        _dialog = _become is null ? null : new BecomeDialog(_become, start.Become!);
    }

    /// <exception cref="BecomeException">The user could not be become.</exception>
    public static async Task<ShellSession> OpenAsync(IConnection connection, ShellStart start, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var handshake = new ShellHandshake(connection, start);
        try
        {
            return await handshake.RunAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw handshake.TimedOut();
        }
    }

    private async Task<ShellSession> RunAsync(CancellationToken cancellationToken)
    {
        if (_become is { NeedsTerminal: true })
        {
            throw new BecomeException(
                $"cannot become {_start.Become!.User} with {_start.Become.Method}: it asks for passwords on a terminal only, and there is none. "
                + BecomeAdvice.PermitWithoutPassword);
        }

        var command = _become?.Command ?? ShellLibrary.Start(_start.Program, _ready);

        // A shell that answers in frames needs one stream; what a become method says on the other is led there.
        var line = _become is null || _start.IsStreaming ? command : command.AddRaw("2>&1");
        var process = await _connection.StartAsync(line, cancellationToken);
        try
        {
            return await GreetAsync(process, cancellationToken);
        }
        catch (Exception exception)
        {
            await process.DisposeAsync();
            throw exception is IOException ? Broken(exception) : exception;
        }
    }

    private async Task<ShellSession> GreetAsync(IConnectionProcess process, CancellationToken cancellationToken)
    {
        var library = Encoding.UTF8.GetBytes(ShellLibrary.Lines(_start.Program, _start.Tools, _start.IsStreaming));
        var heard = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var errors = _start.IsStreaming ? new ErrorPump(process.Error, bytes => heard.Writer.TryWrite(bytes.ToArray())) : null;
        var reader = new MarkedReader(process.Output);

        // Where no password can be asked for, nothing but the shell reads the input, and waiting would only cost a round trip.
        var early = _start.Become?.Password is null;
        if (early)
        {
            await SendAsync(process, library, cancellationToken);
        }

        await WaitUntilReadyAsync(process, reader, errors, heard.Reader, cancellationToken);
        if (!early)
        {
            await SendAsync(process, library, cancellationToken);
        }

        return new ShellSession(_connection, process, reader, errors);
    }

    private async Task WaitUntilReadyAsync(
        IConnectionProcess process, MarkedReader output, ErrorPump? errors, ChannelReader<byte[]> heard, CancellationToken cancellationToken)
    {
        var ready = Encoding.ASCII.GetBytes(_ready + "\n");
        Task<bool> more = output.ReadMoreAsync(cancellationToken);
        Task<bool> said = errors is null ? new TaskCompletionSource<bool>().Task : heard.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            if (await Task.WhenAny(more, said) == said)
            {
                await HearErrorsAsync(process, heard, cancellationToken);
                said = heard.WaitToReadAsync(cancellationToken).AsTask();
                continue;
            }

            var isOpen = await more;
            if (output.TryTake(ready, out var before))
            {
                return;
            }

            await HearAsync(process, before, cancellationToken);
            if (!isOpen)
            {
                throw await EndedAsync(process, errors, heard);
            }

            more = output.ReadMoreAsync(cancellationToken);
        }
    }

    private async Task HearErrorsAsync(IConnectionProcess process, ChannelReader<byte[]> heard, CancellationToken cancellationToken)
    {
        while (heard.TryRead(out var bytes))
        {
            await HearAsync(process, bytes, cancellationToken);
        }
    }

    private async Task HearAsync(IConnectionProcess process, ReadOnlyMemory<byte> printed, CancellationToken cancellationToken)
    {
        if (_dialog?.Hear(printed.Span) is { } password)
        {
            await SendAsync(process, Encoding.UTF8.GetBytes(password.Reveal() + "\n"), cancellationToken);
        }
    }

    // The last words may come on the other stream, a moment after this one ended.
    private async Task<TargetException> EndedAsync(IConnectionProcess process, ErrorPump? errors, ChannelReader<byte[]> heard)
    {
        if (errors is not null)
        {
            await Task.WhenAny(errors.Ended, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
            await HearErrorsAsync(process, heard, CancellationToken.None);
        }

        return _dialog is null || _connection.Lost.IsCancellationRequested ? Broken(cause: null) : _dialog.Ended();
    }

    private TargetException Broken(Exception? cause)
    {
        if (_connection.Lost.IsCancellationRequested)
        {
            return new ConnectionLostException($"the connection to {_connection.Address} was lost", cause);
        }

        return _dialog is { Said.Length: > 0 }
            ? _dialog.Ended()
            : new ChannelLostException($"{_start.Program} on {_connection.Address} ended before it was ready", cause) { MayHaveRun = false };
    }

    private TargetException TimedOut() => _dialog is null
        ? new ChannelLostException($"{_start.Program} on {_connection.Address} was not ready after {Limit.TotalSeconds} seconds") { MayHaveRun = false }
        : _dialog.TimedOut(Limit);

    private static async Task SendAsync(IConnectionProcess process, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await process.Input.WriteAsync(bytes, cancellationToken);
            await process.Input.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            // It ended without reading; why is told by what it printed, which is read next.
        }
    }
}
