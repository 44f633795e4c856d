namespace PlaybookRunner.Execution;

/// <summary>How a person at a terminal is asked; a host application may have none.</summary>
/// <param name="AskAsync">Asks: prompt, whether what is typed is shown, a limit; null when nobody answers.</param>
internal sealed record Interaction(Func<string, bool, TimeSpan?, CancellationToken, Task<string?>> AskAsync)
{
    public static Interaction None { get; } = new((_, _, _, _) => Task.FromResult<string?>(null));
}
