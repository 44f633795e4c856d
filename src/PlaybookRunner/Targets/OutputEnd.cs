namespace PlaybookRunner.Targets;

/// <summary>
/// Waits for the output of a command that has ended. A daemon that it left behind may hold the streams open for ever, so a moment of
/// silence counts as their end.
/// </summary>
internal static class OutputEnd
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(100);

    public static async Task WaitAsync(Task streams, OutputCollector output, OutputCollector error)
    {
        int before;
        do
        {
            before = output.Reads + error.Reads;
            await Task.WhenAny(streams, Task.Delay(Silence));
        }
        while (!streams.IsCompleted && output.Reads + error.Reads != before);
    }
}
