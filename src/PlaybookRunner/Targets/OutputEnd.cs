using System.Security.Cryptography;

namespace PlaybookRunner.Targets;

/// <summary>
/// When the output of a command that has exited is complete: its streams ended, or the end mark came that somebody put behind the command's last byte. A daemon
/// that the command left behind may hold the streams open for ever, and how soon a reader gets to run says nothing.
/// </summary>
internal static class OutputEnd
{
    // For want of a mark only: whoever was to write it was killed, or the machine does not permit it.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>A mark that no output can hold by chance or intent.</summary>
    public static byte[] NewMark() => RandomNumberGenerator.GetHexString(32, lowercase: true).Select(static character => (byte)character).ToArray();

    /// <summary>Waits for the end of both streams.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="isMarked">Whether the end mark was surely written to both.</param>
    public static async Task WaitAsync(OutputCollector output, OutputCollector error, bool isMarked)
    {
        var ended = Task.WhenAll(output.Ended, error.Ended);
        if (isMarked)
        {
            await ended;
            return;
        }

        int before;
        do
        {
            before = output.Reads + error.Reads;
            await Task.WhenAny(ended, Task.Delay(Silence));
        }
        while (!ended.IsCompleted && output.Reads + error.Reads != before);
    }
}
