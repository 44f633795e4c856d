using Npgsql;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Work of a module in a session, with its failures in words.</summary>
internal static class DatabaseWork
{
    /// <summary>Connects, works, and closes.</summary>
    /// <param name="login">How to connect.</param>
    /// <param name="database">The database.</param>
    /// <param name="call">The call of the module.</param>
    /// <param name="failure">The start of the message when the server refuses a statement; it is given the statement.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ModuleFailedException">The server cannot be reached, or refuses a statement.</exception>
    public static async Task<ModuleResult> RunAsync(
        LoginOptions login, string database, ModuleCall call, Func<string, string> failure, Func<DatabaseSession, Task<ModuleResult>> work, CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(login, database, call, cancellationToken);
        try
        {
            return await work(session);
        }
        catch (PostgresException exception)
        {
            throw new ModuleFailedException($"{failure(session.LastStatement)}{ServerMessage.Of(exception, session.LastStatement)}\n", exception);
        }
    }

    private static async Task<DatabaseSession> OpenAsync(LoginOptions login, string database, ModuleCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await DatabaseSession.OpenAsync(login, database, call, cancellationToken);
        }
        catch (ConnectionFailedException exception)
        {
            throw new ModuleFailedException($"unable to connect to database: {exception.Message}", exception);
        }
    }
}
