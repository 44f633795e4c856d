namespace PlaybookRunner.Targets;

/// <summary>
/// Waits for the output of a command that has ended. A daemon that it left behind may hold the streams open for ever, so a moment of
/// silence counts as their end.
/// </summary>
internal static class OutputEnd
{
    // Only a command that left a daemon behind waits for it. On a machine under load a reader may not be scheduled for a tenth of a second and more,
    // and output that is taken for ended too early is lost.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

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
