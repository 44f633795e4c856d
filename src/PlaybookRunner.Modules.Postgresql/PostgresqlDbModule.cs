namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Creates, alters, removes, renames, dumps and restores databases of a PostgreSQL server.</summary>
[Module("community.postgresql.postgresql_db")]
internal sealed partial class PostgresqlDbModule : IModule<PostgresqlDbOptions>
{
    private const int FirstWithForce = 13;

    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(PostgresqlDbOptions options, ModuleCall call, CancellationToken cancellationToken) =>
        options.State is DatabaseState.Dump or DatabaseState.Restore
            ? DatabaseDump.RunAsync(options, call, cancellationToken)
            : DatabaseWork.RunAsync(options, options.MaintenanceDb, call, static _ => "Database query failed: ", session => WorkAsync(session, options, cancellationToken), cancellationToken);

    private static async Task<ModuleResult> WorkAsync(DatabaseSession session, PostgresqlDbOptions options, CancellationToken cancellationToken)
    {
        if (options.State == DatabaseState.Rename)
            return await RenameAsync(session, options, cancellationToken);

        var database = await DatabaseSettings.ReadAsync(session, options.Name, options.Encoding, cancellationToken);
        if (options.State == DatabaseState.Absent)
            await (database is null ? Task.CompletedTask : DropAsync(session, options, cancellationToken));
        else
            await (database is null ? CreateAsync(session, options, cancellationToken) : AlterAsync(session, options, database, cancellationToken));

        return Result(session, options);
    }

    // In check mode the reference shows no commands; the change says it all.
    private static ModuleResult Result(DatabaseSession session, PostgresqlDbOptions options) =>
        ModuleResult.Of(session.Changes.Count > 0).With("db", options.Name).With("executed_commands", session.IsCheck ? [] : session.Changes);

    private static async Task CreateAsync(DatabaseSession session, PostgresqlDbOptions options, CancellationToken cancellationToken)
    {
        var parts = new List<string> { $"CREATE DATABASE {Sql.Name(options.Name)}" };
        Add("OWNER ", options.Owner, Sql.Name);
        Add("TEMPLATE ", options.Template, Sql.Name);
        Add("ENCODING ", options.Encoding, Sql.Value);
        Add("LC_COLLATE ", options.LcCollate, Sql.Value);
        Add("LC_CTYPE ", options.LcCtype, Sql.Value);
        Add("ICU_LOCALE ", options.IcuLocale, Sql.Value);
        Add("LOCALE_PROVIDER ", options.LocaleProvider, Sql.Value);
        Add("TABLESPACE ", options.Tablespace, Sql.Name);
        Add("CONNECTION LIMIT ", options.ConnLimit, Number);
        await session.ChangeAsync(string.Join(' ', parts), cancellationToken);
        if (options.Comment is { Length: > 0 } comment)
            await CommentAsync(session, options, comment, cancellationToken);

        void Add(string keyword, string value, Func<string, string> quote)
        {
            if (value.Length > 0)
                parts.Add(keyword + quote(value));
        }
    }

    private static string Number(string text) =>
        long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) ? text : throw new ModuleFailedException($"conn_limit must be a whole number, and is '{text}'");

    private static async Task AlterAsync(DatabaseSession session, PostgresqlDbOptions options, DatabaseSettings database, CancellationToken cancellationToken)
    {
        database.CheckFixed(options);
        var start = $"ALTER DATABASE {Sql.Name(options.Name)}";
        if (options.Owner.Length > 0 && options.Owner != database.Owner)
            await session.ChangeAsync($"{start} OWNER TO {Sql.Name(options.Owner)}", cancellationToken);
        if (options.ConnLimit.Length > 0 && options.ConnLimit != database.ConnectionLimit)
            await session.ChangeAsync($"{start} CONNECTION LIMIT {Number(options.ConnLimit)}", cancellationToken);
        if (options.Tablespace.Length > 0 && options.Tablespace != database.Tablespace)
            await session.ChangeAsync($"{start} SET TABLESPACE {Sql.Name(options.Tablespace)}", cancellationToken);
        if (options.Comment is { } comment && comment != database.Comment)
            await CommentAsync(session, options, comment, cancellationToken);
    }

    private static Task CommentAsync(DatabaseSession session, PostgresqlDbOptions options, string comment, CancellationToken cancellationToken) =>
        session.ChangeAsync($"COMMENT ON DATABASE {Sql.Name(options.Name)} IS {Sql.Value(comment)}", cancellationToken);

    private static async Task DropAsync(DatabaseSession session, PostgresqlDbOptions options, CancellationToken cancellationToken)
    {
        if (options.Force && session.Version.Major < FirstWithForce && !session.IsCheck)
            await session.QueryAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()", cancellationToken, options.Name);

        var force = options.Force && session.Version.Major >= FirstWithForce ? " WITH (FORCE)" : "";
        await session.ChangeAsync($"DROP DATABASE {Sql.Name(options.Name)}{force}", cancellationToken);
    }

    private static async Task<ModuleResult> RenameAsync(DatabaseSession session, PostgresqlDbOptions options, CancellationToken cancellationToken)
    {
        if (options.Target.Length == 0)
            throw new ModuleFailedException("The \"target\" option must be defined when the \"rename\" option is used.");
        if (options.Target == options.Name)
            throw new ModuleFailedException("The \"name/db\" option and the \"target\" option cannot be the same.");

        var rows = await session.QueryAsync("SELECT datname FROM pg_database WHERE datname IN ($1, $2)", cancellationToken, options.Name, options.Target);
        var names = rows.Select(row => row[0]).ToHashSet();
        switch (names.Contains(options.Name), names.Contains(options.Target))
        {
            case (true, true):
                throw new ModuleFailedException("Both the source and the target databases exist.");
            case (false, false):
                throw new ModuleFailedException("The source and the target databases do not exist.");
            case (true, false):
                await session.ChangeAsync($"ALTER DATABASE {Sql.Name(options.Name)} RENAME TO {Sql.Name(options.Target)}", cancellationToken);
                break;
        }

        return Result(session, options);
    }
}
