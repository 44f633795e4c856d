using PlaybookRunner.Events;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>The last line of a terminal while a run waits for something: says what for, is renewed each second, and leaves nothing behind.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const string Erasure = "\r\e[K";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TextWriter _terminal;
    private readonly Func<int> _width;
    private readonly RunningTasks _running;
    private readonly ITimer _timer;
    private int _suspensions;
    private bool _isShown;

    /// <param name="terminal">The terminal; it understands ANSI's codes.</param>
    /// <param name="width">How many characters fit on a line now.</param>
    /// <param name="time">The clock.</param>
    public ProgressLine(TextWriter terminal, Func<int> width, TimeProvider time)
    {
        _terminal = terminal;
        _width = width;
        _running = new RunningTasks(time);
        _timer = time.CreateTimer(static line => ((ProgressLine)line!).Renew(), this, Interval, Interval);
    }

    /// <summary>Takes note of an event, and prints what it has to print where the line stood.</summary>
    /// <param name="runEvent">The event.</param>
    /// <param name="print">Prints the event; null where nothing is shown of it.</param>
    public void Follow(RunEvent runEvent, Action? print)
    {
        lock (_lock)
        {
            if (print is not null)
            {
                Erase();
                print();
            }

            _running.Follow(runEvent);
        }
    }

    /// <summary>Keeps the terminal free while a person is asked, until the result is disposed.</summary>
    public IDisposable Suspend()
    {
        lock (_lock)
        {
            _suspensions++;
            Erase();
        }

        return new Suspension(this);
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _suspensions++;
            Erase();
        }
    }

    private void Renew()
    {
        lock (_lock)
        {
            if (_suspensions > 0 || _running.Text(_width() - 1) is not { } text)
                return;
            _terminal.Write(Erasure + text);
            _terminal.Flush();
            _isShown = true;
        }
    }

    private void Erase()
    {
        if (!_isShown)
            return;
        _terminal.Write(Erasure);
        _terminal.Flush();
        _isShown = false;
    }

    private sealed class Suspension(ProgressLine line) : IDisposable
    {
        public void Dispose()
        {
            lock (line._lock)
                line._suspensions--;
        }
    }
}
