namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Creates and removes schemas of a PostgreSQL database.</summary>
[Module("community.postgresql.postgresql_schema")]
internal sealed partial class PostgresqlSchemaModule : IModule<PostgresqlSchemaOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(PostgresqlSchemaOptions options, ModuleCall call, CancellationToken cancellationToken) => DatabaseWork.RunAsync(
        options, options.LoginDb, call, static _ => "Database query failed: ", session => WorkAsync(session, options, cancellationToken), cancellationToken);

    private static async Task<ModuleResult> WorkAsync(DatabaseSession session, PostgresqlSchemaOptions options, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            "SELECT pg_get_userbyid(nspowner), coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = $1", cancellationToken, options.Name);
        if (options.State == Presence.Absent)
            await DropAsync(session, options, rows.Count > 0, cancellationToken);
        else
            await ShapeAsync(session, options, rows is [[var owner, var comment]] ? (owner!, comment!) : null, cancellationToken);

        var result = ModuleResult.Of(session.Changes.Count > 0).With("schema", options.Name);
        return session.IsCheck ? result : result.With("queries", session.Changes);
    }

    private static async Task DropAsync(DatabaseSession session, PostgresqlSchemaOptions options, bool exists, CancellationToken cancellationToken)
    {
        if (exists)
            await session.ChangeAsync($"DROP SCHEMA {Sql.Name(options.Name)}{(options.CascadeDrop ? " CASCADE" : "")}", cancellationToken);
    }

    private static async Task ShapeAsync(
        DatabaseSession session, PostgresqlSchemaOptions options, (string Owner, string Comment)? schema, CancellationToken cancellationToken)
    {
        if (schema is null)
        {
            var owner = options.Owner.Length > 0 ? $" AUTHORIZATION {Sql.Name(options.Owner)}" : "";
            await session.ChangeAsync($"CREATE SCHEMA {Sql.Name(options.Name)}{owner}", cancellationToken);
        }
        else if (options.Owner.Length > 0 && options.Owner != schema.Value.Owner)
        {
            await session.ChangeAsync($"ALTER SCHEMA {Sql.Name(options.Name)} OWNER TO {Sql.Name(options.Owner)}", cancellationToken);
        }

        if (options.Comment is { } comment && comment != (schema?.Comment ?? ""))
            await session.ChangeAsync($"COMMENT ON SCHEMA {Sql.Name(options.Name)} IS {Sql.Value(comment)}", cancellationToken);
    }
}

/// <summary>The options of <c>postgresql_schema</c>.</summary>
internal sealed class PostgresqlSchemaOptions : LoginOptions
{
    /// <summary>The schema's name.</summary>
    [Option(Aliases = ["schema"])]
    public required string Name { get; init; }

    /// <summary>The schema's database.</summary>
    [Option(Aliases = ["db", "database"])]
    public string LoginDb { get; init; } = "postgres";

    /// <summary>The role that owns the schema.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The schema's comment; an empty one removes it.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether what is in the schema is removed with it.</summary>
    public bool CascadeDrop { get; init; }

    /// <summary>Whether the schema exists.</summary>
    public Presence State { get; init; } = Presence.Present;
}
