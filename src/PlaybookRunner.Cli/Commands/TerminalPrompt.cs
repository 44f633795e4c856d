using System.Text;

namespace PlaybookRunner.Cli.Commands;

/// <summary>Asks the person at the terminal.</summary>
internal static class TerminalPrompt
{
    /// <summary>Asks; null when standard input is no terminal or the limit passed.</summary>
    public static async Task<string?> AskAsync(string prompt, bool echo, TimeSpan? limit, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync(prompt);
        if (Console.IsInputRedirected)
            return await ReadPipedAsync(cancellationToken);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (limit is not null)
            timer.CancelAfter(limit.Value);
        return await ReadKeysAsync(echo, timer.Token, cancellationToken);
    }

    private static async Task<string?> ReadPipedAsync(CancellationToken cancellationToken) => await Console.In.ReadLineAsync(cancellationToken);

    private static async Task<string?> ReadKeysAsync(bool echo, CancellationToken timer, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (true)
        {
            if (timer.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return null;
            }

            if (!Console.KeyAvailable)
            {
                await Task.Delay(50, CancellationToken.None);
                continue;
            }

            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                await Console.Error.WriteLineAsync();
                return text.ToString();
            }

            Apply(key, text, echo);
        }
    }

    private static void Apply(ConsoleKeyInfo key, StringBuilder text, bool echo)
    {
        if (key.Key == ConsoleKey.Backspace)
        {
            if (text.Length == 0)
                return;
            text.Length--;
            if (echo)
                Console.Error.Write("\b \b");
        }
        else if (!char.IsControl(key.KeyChar))
        {
            text.Append(key.KeyChar);
            if (echo)
                Console.Error.Write(key.KeyChar);
        }
    }
}
