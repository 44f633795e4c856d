namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Grants and revokes privileges on objects of a PostgreSQL server.</summary>
[Module("community.postgresql.postgresql_privs")]
internal sealed partial class PostgresqlPrivsModule : IModule<PostgresqlPrivsOptions>
{
    private const string TargetRolesIgnored =
        "\"target_roles\" will be ignored Argument \"type: default_privs\" is required for usage of \"target_roles\".";

    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(PostgresqlPrivsOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var statement = new GrantStatement(options, PrivilegeLists.Privileges(options), PrivilegeLists.Objects(options), PrivilegeLists.Schema(options), "");
        return DatabaseWork.RunAsync(
            options, options.LoginDb, call, text => $"Cannot execute SQL '{text}': ", session => WorkAsync(session, statement, cancellationToken), cancellationToken);
    }

    private static async Task<ModuleResult> WorkAsync(DatabaseSession session, GrantStatement statement, CancellationToken cancellationToken)
    {
        var options = statement.Options;
        var warnings = new List<string>();
        if (options is { TargetRoles: not null, Type: not "default_privs" })
            warnings.Add(TargetRolesIgnored);

        var roles = await RolesAsync(session, options, warnings, cancellationToken);
        if (roles.Count == 0)
            return ModuleResult.Of(changed: false).With("queries", session.Changes) with { Warnings = [.. warnings, "No valid roles provided, nothing to do"] };

        await RequireSchemaAsync(session, statement, cancellationToken);
        var text = (statement with { Roles = string.Join(',', roles) }).Text;
        var changed = await GrantAsync(session, statement, text, cancellationToken);
        return ModuleResult.Of(changed).With("queries", (string[])[text]) with { Warnings = warnings };
    }

    private static async Task<IReadOnlyList<string>> RolesAsync(
        DatabaseSession session, PostgresqlPrivsOptions options, List<string> warnings, CancellationToken cancellationToken)
    {
        var roles = new List<string>();
        foreach (var role in PrivilegeLists.Split(options.Roles))
        {
            var exists = PrivilegeLists.IsImplicit(role)
                || (await session.QueryAsync("SELECT 1 FROM pg_roles WHERE rolname = $1", cancellationToken, role)).Count > 0;
            if (exists)
                roles.Add(PrivilegeLists.RoleText(role));
            else if (options.FailOnRole)
                throw new ModuleFailedException($"Role '{role}' does not exist");
            else
                warnings.Add($"Role '{role}' does not exist, pass it");
        }

        return roles;
    }

    // GRANT … ON ALL TABLES IN SCHEMA of a schema that does not exist is told by the server too, but not by its name alone.
    private static async Task RequireSchemaAsync(DatabaseSession session, GrantStatement statement, CancellationToken cancellationToken)
    {
        if (statement is { Schema: { } schema, Objects: ["ALL_IN_SCHEMA"] }
            && (await session.QueryAsync("SELECT 1 FROM pg_namespace WHERE nspname = $1", cancellationToken, schema)).Count == 0)
        {
            throw new ModuleFailedException($"Schema \"{schema}\" does not exist.");
        }
    }

    /// <summary>Grants within a transaction and compares the access lists before and after; in check mode the transaction is rolled back.</summary>
    private static async Task<bool> GrantAsync(DatabaseSession session, GrantStatement statement, string text, CancellationToken cancellationToken)
    {
        var type = statement.Options.Type;
        var schema = type == "default_privs" || statement.Schema is null ? null : Sql.Name(statement.Schema);
        await using var transaction = await session.Connection.BeginTransactionAsync(cancellationToken);
        var before = await AccessLists.ReadAsync(session, type, schema, cancellationToken);
        await session.RunAsync(text, cancellationToken);
        var after = await AccessLists.ReadAsync(session, type, schema, cancellationToken);
        var changed = before != after;
        await (session.IsCheck || !changed ? transaction.RollbackAsync(cancellationToken) : transaction.CommitAsync(cancellationToken));
        return changed;
    }
}
