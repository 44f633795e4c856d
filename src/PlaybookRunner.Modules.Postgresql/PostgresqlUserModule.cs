using System.Globalization;
using Npgsql;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Creates, alters and removes roles of a PostgreSQL server.</summary>
[Module("community.postgresql.postgresql_user")]
internal sealed partial class PostgresqlUserModule : IModule<PostgresqlUserOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(PostgresqlUserOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var flags = RoleFlags.Parse(options.RoleAttrFlags);
        var database = options.LoginDb.Length > 0 ? options.LoginDb : options.LoginUser;
        return DatabaseWork.RunAsync(options, database, call, static _ => "", WorkAsync, cancellationToken);

        async Task<ModuleResult> WorkAsync(DatabaseSession session)
        {
            var role = await RoleState.ReadAsync(session, options, cancellationToken);
            if (options.State == Presence.Absent)
                return await RemoveAsync(session, options, role, cancellationToken);

            await (role is null ? CreateAsync(session, options, flags, cancellationToken) : AlterAsync(session, options, flags, role, cancellationToken));
            await CommentAsync(session, options, role, cancellationToken);
            await ConfigureAsync(session, options, role, cancellationToken);
            return Result(session, options);
        }
    }

    private static ModuleResult Result(DatabaseSession session, PostgresqlUserOptions options) =>
        ModuleResult.Of(session.Changes.Count > 0).With("queries", session.Changes).With("user", options.Name);

    private static async Task CreateAsync(DatabaseSession session, PostgresqlUserOptions options, IReadOnlyList<string> flags, CancellationToken cancellationToken)
    {
        var statement = new RoleStatement($"CREATE USER {Sql.Name(options.Name)}");
        if (options.Password?.Reveal() is { Length: > 0 } password)
            statement.Add("WITH").AddPassword(RolePassword.Prepare(password, options.Name, await EncryptionAsync(session, cancellationToken)));

        await RunAsync(session, AddRest(statement, options).Add(string.Join(' ', flags)), cancellationToken);
    }

    private static async Task AlterAsync(
        DatabaseSession session, PostgresqlUserOptions options, IReadOnlyList<string> flags, RoleState role, CancellationToken cancellationToken)
    {
        var password = options.NoPasswordChanges ? null : options.Password?.Reveal();
        var changesPassword = password is not null && !HasPassword(role, password, options.Name);
        var changesFlags = RoleFlags.Differ(flags, role.Flags);
        var changesLimit = options.ConnLimit is { } limit && limit.ToString(CultureInfo.InvariantCulture) != role.ConnectionLimit;
        var changesExpiry = options.Expires is not null && !role.HasExpiry;
        if (!changesPassword && !changesFlags && !changesLimit && !changesExpiry)
            return;

        var statement = new RoleStatement($"ALTER USER {Sql.Name(options.Name)}");
        if (changesPassword)
        {
            statement.Add("WITH").AddPassword(password!.Length == 0 ? null : RolePassword.Prepare(password, options.Name, await EncryptionAsync(session, cancellationToken)));
            statement.Add(string.Join(' ', flags));
        }
        else if (changesFlags)
        {
            statement.Add("WITH " + string.Join(' ', flags));
        }

        if (changesExpiry)
            statement.AddExpiry(options.Expires!);
        if (changesLimit)
            statement.AddLimit(options.ConnLimit!.Value);

        await RunAsync(session, statement, cancellationToken);
    }

    private static bool HasPassword(RoleState role, string password, string name) =>
        password.Length == 0 ? role.Password is null : RolePassword.Matches(role.Password, password, name);

    private static RoleStatement AddRest(RoleStatement statement, PostgresqlUserOptions options)
    {
        if (options.Expires is { } expires)
            statement.AddExpiry(expires);
        if (options.ConnLimit is { } limit)
            statement.AddLimit(limit);

        return statement;
    }

    private static Task RunAsync(DatabaseSession session, RoleStatement statement, CancellationToken cancellationToken) =>
        session.ChangeAsync(statement.Text, cancellationToken, statement.Shown);

    private static async Task<string> EncryptionAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        (await session.QueryAsync("SHOW password_encryption", cancellationToken))[0][0]!;

    private static async Task CommentAsync(DatabaseSession session, PostgresqlUserOptions options, RoleState? role, CancellationToken cancellationToken)
    {
        if (options.Comment is { } comment && comment != (role?.Comment ?? ""))
            await session.ChangeAsync($"COMMENT ON ROLE {Sql.Name(options.Name)} IS {Sql.Value(comment)}", cancellationToken);
    }

    private static async Task ConfigureAsync(DatabaseSession session, PostgresqlUserOptions options, RoleState? role, CancellationToken cancellationToken)
    {
        var current = role?.Settings ?? new Dictionary<string, string>();
        var surplus = options.ResetUnspecifiedConfiguration ? current.Keys.Where(name => !options.Configuration.ContainsKey(name)) : [];
        foreach (var name in surplus.ToList())
            await session.ChangeAsync($"ALTER ROLE {Sql.Name(options.Name)} RESET {Sql.Name(name)};", cancellationToken);

        foreach (var (name, value) in options.Configuration)
        {
            if (!current.TryGetValue(name, out var old) || !IsSame(old, value))
                await session.ChangeAsync($"ALTER ROLE {Sql.Name(options.Name)} SET {Sql.Name(name)} TO {(options.QuoteConfigurationValues ? Sql.Value(value) : value)};", cancellationToken);
        }
    }

    // The server keeps a text for a setting that is a list in the form of a quoted name.
    private static bool IsSame(string stored, string wanted) => stored == wanted || stored == Sql.Name(wanted) || stored == wanted.Replace("'", "", StringComparison.Ordinal);

    private static async Task<ModuleResult> RemoveAsync(DatabaseSession session, PostgresqlUserOptions options, RoleState? role, CancellationToken cancellationToken)
    {
        if (role is null)
            return Result(session, options);

        if (session.IsCheck)
            return Result(session, options).With("user_removed", true) with { Changed = true };

        try
        {
            await session.ChangeAsync($"DROP USER {Sql.Name(options.Name)}", cancellationToken);
            return Result(session, options).With("user_removed", true);
        }
        catch (PostgresException exception) when (!options.FailOnUser)
        {
            var reason = $"User {options.Name} cannot be removed: {ServerMessage.Of(exception, session.LastStatement)}";
            return Result(session, options).With("user_removed", false) with { Warnings = [reason] };
        }
        catch (PostgresException exception)
        {
            throw new ModuleFailedException($"Unable to remove user {options.Name}: {ServerMessage.Of(exception, session.LastStatement)}", exception);
        }
    }
}
