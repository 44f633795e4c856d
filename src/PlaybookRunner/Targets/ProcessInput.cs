namespace PlaybookRunner.Targets;

/// <summary>What a command reads, sent beside the reading of its output: either may wait for the other.</summary>
internal static class ProcessInput
{
    /// <summary>Sends bytes.</summary>
    /// <param name="input">The command's input.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="andEnd">
    /// Whether the input ends behind them. A shell takes as many bytes as it was told of, and is better told no end: an end that reaches
    /// a channel just when that is closed costs the whole connection with OpenSSH.
    /// </param>
    public static async Task FeedAsync(Stream input, ReadOnlyMemory<byte> bytes, bool andEnd)
    {
        try
        {
            if (!bytes.IsEmpty)
            {
                await input.WriteAsync(bytes);
            }

            if (andEnd)
            {
                await input.DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The command ended without reading all of it, which is its right.
        }
    }
}
