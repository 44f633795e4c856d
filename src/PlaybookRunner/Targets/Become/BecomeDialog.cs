using System.Text;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Become;

/// <summary>
/// Follows what a become method prints before the shell behind it speaks: when the password is to be sent, and when it was refused.
/// Pure state; the caller reads and writes.
/// </summary>
internal sealed class BecomeDialog(BecomeCommand command, BecomeSettings settings)
{
    private readonly StringBuilder _said = new();
    private int _read;
    private bool _answered;

    /// <summary>Everything said so far.</summary>
    public string Said => _said.ToString();

    /// <summary>Takes what was printed.</summary>
    /// <returns>The password to send now, or null.</returns>
    /// <exception cref="BecomeException">The password is missing or wrong.</exception>
    public Secret? Hear(ReadOnlySpan<byte> printed)
    {
        _said.Append(Encoding.UTF8.GetString(printed));
        var unread = Said[_read..];
        if (_answered && command.WrongPasswordMessages.Any(message => unread.Contains(message, StringComparison.Ordinal)))
        {
            throw Wrong();
        }

        if (command.Prompt is null || !unread.Contains(command.Prompt, StringComparison.Ordinal))
        {
            return null;
        }

        _read = _said.Length;
        return Answer();
    }

    /// <summary>The error when the method ended without a shell.</summary>
    public BecomeException Ended()
    {
        var said = string.Join('\n', Said.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line != command.Prompt));
        if (_answered && (said.Length == 0 || command.WrongPasswordMessages.Any(message => said.Contains(message, StringComparison.Ordinal))))
        {
            return Wrong();
        }

        var reason = said.Length == 0 ? "it ended without a word" : said;
        return new BecomeException($"cannot become {settings.User} with {settings.Method}: {reason.TrimEnd('.')}.{BecomeAdvice.For(said, settings)}");
    }

    /// <summary>The error when nothing happened for too long.</summary>
    public BecomeException TimedOut(TimeSpan limit) =>
        new($"cannot become {settings.User} with {settings.Method}: no answer after {limit.TotalSeconds} seconds{(Said.Trim().Length > 0 ? $"; it said: {Said.Trim()}" : "")}");

    private Secret Answer()
    {
        if (_answered)
        {
            throw Wrong();
        }

        _answered = true;
        return settings.Password ?? throw new BecomeException(
            $"missing {settings.Method} password: {settings.Method} asks for one to become {settings.User}. {BecomeAdvice.GivePassword}");
    }

    private BecomeException Wrong() => new($"incorrect {settings.Method} password: it was refused when becoming {settings.User}.");
}
