namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Tells whether a PostgreSQL server answers, and which version it has.</summary>
[Module("community.postgresql.postgresql_ping")]
internal sealed partial class PostgresqlPingModule : IModule<PostgresqlPingOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(PostgresqlPingOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await DatabaseSession.OpenAsync(options, options.LoginDb ?? options.LoginUser, call, cancellationToken);
            var raw = (await session.QueryAsync("SELECT version()", cancellationToken))[0][0]!;
            return Result(true, "", Version(session, raw));
        }
        catch (ConnectionFailedException exception)
        {
            return Result(false, exception.Message, []) with { Warnings = [$"PostgreSQL server is unavailable: {exception.Message}"] };
        }
    }

    private static ModuleResult Result(bool isAvailable, string message, OrderedDictionary<string, object?> version) =>
        ModuleResult.Of(changed: false).With("is_available", isAvailable).With("server_version", version).With("conn_err_msg", message);

    private static OrderedDictionary<string, object?> Version(DatabaseSession session, string raw)
    {
        var version = session.Version;
        return new OrderedDictionary<string, object?>
        {
            ["full"] = version.Build > 0 ? version.ToString(3) : version.ToString(2),
            ["major"] = (long)version.Major,
            ["minor"] = (long)version.Minor,
            ["raw"] = raw,
        };
    }
}

/// <summary>The options of <c>postgresql_ping</c>.</summary>
internal sealed class PostgresqlPingOptions : LoginOptions
{
    /// <summary>The database to connect to; the login's own when left out.</summary>
    [Option(Aliases = ["db"])]
    public string? LoginDb { get; init; }
}
