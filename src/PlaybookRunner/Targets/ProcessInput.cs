namespace PlaybookRunner.Targets;

/// <summary>What a command reads, sent beside the reading of its output: either may wait for the other.</summary>
internal static class ProcessInput
{
    /// <summary>Sends bytes and the end of the input.</summary>
    public static async Task FeedAsync(Stream input, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await input.WriteAsync(bytes);
            await input.DisposeAsync();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The command ended without reading all of it, which is its right.
        }
    }
}
