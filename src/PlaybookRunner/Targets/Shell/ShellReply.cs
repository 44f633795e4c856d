using System.Text;

namespace PlaybookRunner.Targets.Shell;

/// <summary>
/// The answer of a shell to one request, read from front to back: texts end with a null byte, raw content ends with the request's mark.
/// </summary>
internal sealed class ShellReply(ReadOnlyMemory<byte> body, string mark, int exitCode, string error)
{
    private int _position;

    /// <summary>The exit code of the request.</summary>
    public int ExitCode => exitCode;

    /// <summary>What the request's commands said on standard error.</summary>
    public string Error => error;

    /// <summary>What is left to read.</summary>
    public ReadOnlyMemory<byte> Rest => body[_position..];

    /// <summary>Fails with the words of the failed command.</summary>
    /// <exception cref="TargetOperationException">The exit code is not 0.</exception>
    public ShellReply ThrowIfFailed(int completed = 0)
    {
        if (exitCode == 0)
        {
            return this;
        }

        var message = error.Trim();
        throw new TargetOperationException(message.Length > 0 ? message : $"the command failed with exit code {exitCode}") { CompletedChanges = completed };
    }

    /// <summary>A text that ends with a null byte.</summary>
    public string ReadText() => Encoding.UTF8.GetString(Take("\0"u8).Span);

    /// <summary>A text as a program prints it: without the line break it adds.</summary>
    public string ReadOutput()
    {
        var text = ReadText();
        return text.EndsWith('\n') ? text[..^1] : text;
    }

    /// <summary>A number that ends with a null byte.</summary>
    public int ReadNumber() =>
        int.TryParse(ReadText(), out var number) ? number : throw new FormatException("a number was expected in the shell's answer");

    /// <summary>Bytes that end with the mark.</summary>
    public ReadOnlyMemory<byte> ReadContent() => Take(Encoding.ASCII.GetBytes(mark + ";"));

    /// <summary>A part that ends with the mark, to be read on its own.</summary>
    public ShellReply ReadPart() => new(ReadContent(), mark, exitCode, error);

    private ReadOnlyMemory<byte> Take(ReadOnlySpan<byte> end)
    {
        var rest = Rest;
        var length = rest.Span.IndexOf(end);
        if (length < 0)
        {
            throw new FormatException("the shell's answer ends too early");
        }

        _position += length + end.Length;
        return rest[..length];
    }
}
