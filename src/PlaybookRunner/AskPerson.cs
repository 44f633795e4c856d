namespace PlaybookRunner;

/// <summary>Asks the person at the terminal.</summary>
/// <param name="prompt">The question.</param>
/// <param name="echo">Whether what is typed is shown.</param>
/// <param name="limit">How long to wait for an answer; null for ever.</param>
/// <param name="cancellationToken">Ends the wait.</param>
/// <returns>What was typed; null when nobody answered.</returns>
public delegate Task<string?> AskPerson(string prompt, bool echo, TimeSpan? limit, CancellationToken cancellationToken);
