using System.IO.Pipes;

namespace PlaybookRunner.Targets.Local;

/// <summary>
/// Puts a mark behind what a process wrote to a pipe. Linux lets whoever reads a pipe open it for writing through <c>/proc</c>; what is written after the process
/// ended is read after everything that it wrote, whatever it left behind that still holds the pipe.
/// </summary>
internal static class PipeMark
{
    /// <summary>Writes the mark.</summary>
    /// <param name="readEnd">The end that is read.</param>
    /// <param name="mark">The mark; shorter than what a pipe takes in one piece.</param>
    /// <returns>Whether it was written: pipes cannot be opened like this everywhere.</returns>
    public static bool TryWrite(Stream readEnd, ReadOnlySpan<byte> mark)
    {
        if (!OperatingSystem.IsLinux() || readEnd is not PipeStream { SafePipeHandle: { IsClosed: false } handle })
        {
            return false;
        }

        try
        {
            using var writeEnd = new FileStream($"/proc/self/fd/{handle.DangerousGetHandle()}", System.IO.FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            writeEnd.Write(mark);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // There is no /proc.
            return false;
        }
    }
}
