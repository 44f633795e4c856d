namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Changes the owner of an object, or of all objects that roles own in a PostgreSQL database.</summary>
[Module("community.postgresql.postgresql_owner")]
internal sealed partial class PostgresqlOwnerModule : IModule<PostgresqlOwnerOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(PostgresqlOwnerOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        return DatabaseWork.RunAsync(
            options, options.LoginDb ?? options.LoginUser, call, static statement => $"Cannot execute SQL '{statement}': ", WorkAsync, cancellationToken);

        async Task<ModuleResult> WorkAsync(DatabaseSession session)
        {
            await RequireRoleAsync(session, options.NewOwner, cancellationToken);
            var warnings = new List<string>();
            if (options.ReassignOwnedBy.Count > 0)
                await ReassignAsync(session, options, warnings, cancellationToken);
            else if (options is { ObjName: { } name, ObjType: { } type })
                await AlterAsync(session, options, OwnedObject.Kinds[type], name, cancellationToken);

            return ModuleResult.Of(session.Changes.Count > 0).With("queries", session.Changes) with { Warnings = warnings };
        }
    }

    private static async Task<bool> RoleExistsAsync(DatabaseSession session, string role, CancellationToken cancellationToken) =>
        (await session.QueryAsync("SELECT 1 FROM pg_roles WHERE rolname = $1", cancellationToken, role)).Count > 0;

    private static async Task RequireRoleAsync(DatabaseSession session, string role, CancellationToken cancellationToken)
    {
        if (!await RoleExistsAsync(session, role, cancellationToken))
            throw new ModuleFailedException($"Role '{role}' does not exist");
    }

    private static async Task AlterAsync(
        DatabaseSession session, PostgresqlOwnerOptions options, OwnedObject kind, string name, CancellationToken cancellationToken)
    {
        var quoted = kind.Quote(name);
        if (kind.OwnerQuery is { } query && await session.QueryAsync(query, cancellationToken, quoted) is [[var owner]] && owner == options.NewOwner)
            return;

        await session.ChangeAsync($"ALTER {kind.Keyword} {quoted} OWNER TO {Sql.Name(options.NewOwner)}", cancellationToken);
    }

    private static async Task ReassignAsync(DatabaseSession session, PostgresqlOwnerOptions options, List<string> warnings, CancellationToken cancellationToken)
    {
        var roles = new List<string>();
        foreach (var role in options.ReassignOwnedBy)
        {
            if (options.FailOnRole)
                await RequireRoleAsync(session, role, cancellationToken);

            if (await RoleExistsAsync(session, role, cancellationToken))
                roles.Add(role);
            else
                warnings.Add($"Role '{role}' does not exist, pass");
        }

        if (roles.Count > 0)
            await session.ChangeAsync($"REASSIGN OWNED BY {string.Join(", ", roles.Select(Sql.Name))} TO {Sql.Name(options.NewOwner)}", cancellationToken);
    }
}

/// <summary>The options of <c>postgresql_owner</c>.</summary>
[MutuallyExclusive("obj_name", "reassign_owned_by")]
[MutuallyExclusive("obj_type", "reassign_owned_by")]
[RequiredTogether("obj_name", "obj_type")]
internal sealed class PostgresqlOwnerOptions : LoginOptions
{
    /// <summary>The role that shall own.</summary>
    public required string NewOwner { get; init; }

    /// <summary>The object's name, with its schema where it has one.</summary>
    public string? ObjName { get; init; }

    /// <summary>The object's kind.</summary>
    [Option(Aliases = ["type"], Choices = [
        "aggregate", "collation", "conversion", "database", "domain", "event_trigger", "foreign_data_wrapper", "foreign_table", "function", "language",
        "large_object", "matview", "procedure", "publication", "routine", "schema", "sequence", "server", "statistics", "table", "tablespace",
        "text_search_configuration", "text_search_dictionary", "type", "view",
    ])]
    public string? ObjType { get; init; }

    /// <summary>Roles whose objects all get the new owner.</summary>
    public IReadOnlyList<string> ReassignOwnedBy { get; init; } = [];

    /// <summary>Whether a role in <c>reassign_owned_by</c> that does not exist is a failure.</summary>
    public bool FailOnRole { get; init; } = true;

    /// <summary>The database to connect to; the login's own when left out.</summary>
    [Option(Aliases = ["db"])]
    public string? LoginDb { get; init; }
}
