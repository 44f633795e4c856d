using Npgsql;
using NpgsqlTypes;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>A connection to a database for one call of a module. Values go in and come out as text.</summary>
internal sealed class DatabaseSession : IAsyncDisposable
{
    private readonly SocketRelay _relay;
    private readonly NpgsqlDataSource _source;
    private readonly List<string> _changes = [];

    private DatabaseSession(SocketRelay relay, NpgsqlDataSource source, NpgsqlConnection connection, ServerPlace place, bool isCheck) =>
        (_relay, _source, Connection, Place, IsCheck) = (relay, source, connection, place, isCheck);

    /// <summary>The connection itself.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Where the server is.</summary>
    public ServerPlace Place { get; }

    /// <summary>Whether changes are only said, not made.</summary>
    public bool IsCheck { get; }

    /// <summary>The statement that ran last, for a failure's message.</summary>
    public string LastStatement { get; private set; } = "";

    /// <summary>The changes so far, in the form in which results show them.</summary>
    public IReadOnlyList<string> Changes => _changes;

    /// <summary>The server's version.</summary>
    public Version Version => Connection.PostgreSqlVersion;

    /// <summary>Connects, and switches to the session's role.</summary>
    /// <exception cref="ConnectionFailedException">The server cannot be reached, or refuses the login.</exception>
    /// <exception cref="ModuleFailedException">The session's role cannot be taken.</exception>
    public static async Task<DatabaseSession> OpenAsync(LoginOptions login, string database, ModuleCall call, CancellationToken cancellationToken)
    {
        var (relay, place) = await RelayAsync(login, call.Target, cancellationToken);
        NpgsqlDataSource? source = null;
        try
        {
            source = await DatabaseLogin.CreateAsync(login, database, place, relay.Folder, call.Target, cancellationToken);
            var connection = await source.OpenConnectionAsync(cancellationToken);
            var session = new DatabaseSession(relay, source, connection, place, call.CheckMode);
            await session.TakeRoleAsync(login.SessionRole, cancellationToken);
            return session;
        }
        catch (Exception exception)
        {
            await (source?.DisposeAsync() ?? ValueTask.CompletedTask);
            await relay.DisposeAsync();
            throw exception is NpgsqlException npgsql ? Refused(place, npgsql) : exception;
        }
    }

    /// <summary>Reads rows.</summary>
    /// <param name="statement">The statement, with <c>$1</c>, <c>$2</c>… for the arguments.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="PostgresException">The server refuses the statement.</exception>
    public async Task<IReadOnlyList<string?[]>> QueryAsync(string statement, CancellationToken cancellationToken, params string?[] arguments)
    {
        await using var command = Command(statement);
        foreach (var argument in arguments)
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)argument ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown });

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetString(at))]);

        return rows;
    }

    /// <summary>Runs a statement that yields nothing, in check mode too.</summary>
    /// <exception cref="PostgresException">The server refuses the statement.</exception>
    public async Task RunAsync(string statement, CancellationToken cancellationToken)
    {
        await using var command = Command(statement);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Makes a change; in check mode it is only noted.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="shown">The statement as results show it, when it has something to hide; null for the statement itself.</param>
    /// <exception cref="PostgresException">The server refuses the statement.</exception>
    public async Task ChangeAsync(string statement, CancellationToken cancellationToken, string? shown = null)
    {
        if (!IsCheck)
            await RunAsync(statement, cancellationToken);

        _changes.Add(shown ?? statement);
    }

    /// <summary>Makes a command for a statement.</summary>
    public NpgsqlCommand Command(string statement)
    {
        LastStatement = statement;
        var command = Connection.CreateCommand();
        command.CommandText = statement;
        command.AllResultTypesAreUnknown = true;
        return command;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await _source.DisposeAsync();
        await _relay.DisposeAsync();
    }

    private static async Task<(SocketRelay Relay, ServerPlace Place)> RelayAsync(LoginOptions login, ITarget target, CancellationToken cancellationToken)
    {
        var places = ServerPlace.Of(login);
        TargetOperationException? failure = null;
        foreach (var place in places)
        {
            try
            {
                return (await SocketRelay.OpenAsync(target, place.Endpoint, login.LoginPort, cancellationToken), place);
            }
            catch (TargetOperationException exception)
            {
                failure ??= exception;
            }
        }

        throw new ConnectionFailedException($"connection to server {places[0].Description} failed: {failure!.Message}\n\t{places[0].Hint}\n", failure);
    }

    private static ConnectionFailedException Refused(ServerPlace place, NpgsqlException exception)
    {
        var reason = exception is PostgresException server ? $"{server.Severity}:  {server.MessageText}" : exception.InnerException?.Message ?? exception.Message;
        return new ConnectionFailedException($"connection to server {place.Description} failed: {reason}\n", exception);
    }

    private async Task TakeRoleAsync(string? role, CancellationToken cancellationToken)
    {
        if (role is null)
            return;

        try
        {
            await RunAsync($"SET ROLE {Sql.Name(role)}", cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new ModuleFailedException($"Could not switch role: {exception.MessageText}\n", exception);
        }
    }
}
