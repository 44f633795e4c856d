namespace PlaybookRunner.Modules.Postgresql;

/// <summary>A role as the server has it.</summary>
/// <param name="Password">The stored password; null when there is none, or the login may not see it.</param>
/// <param name="Flags">The values of the attributes' columns.</param>
/// <param name="ConnectionLimit">How many connections it may have.</param>
/// <param name="HasExpiry">Whether the wished time of expiry is the one it has.</param>
/// <param name="Comment">Its comment; empty for none.</param>
/// <param name="Settings">The settings of its sessions.</param>
internal sealed record RoleState(
    string? Password, IReadOnlyList<string?> Flags, string? ConnectionLimit, bool HasExpiry, string Comment, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Reads a role in one statement.</summary>
    /// <returns>The role; null when there is none of the name.</returns>
    public static async Task<RoleState?> ReadAsync(DatabaseSession session, PostgresqlUserOptions options, CancellationToken cancellationToken)
    {
        var needsPassword = options.Password is not null && !options.NoPasswordChanges;
        var rows = await session.QueryAsync(
            $"""
            SELECT {(needsPassword ? "(SELECT rolpassword FROM pg_authid a WHERE a.oid = r.oid)" : "NULL")}, rolconnlimit,
                coalesce($2::timestamptz = rolvaliduntil, $2 IS NULL),
                coalesce(shobj_description(r.oid, 'pg_authid'), ''),
                (SELECT array_to_string(setconfig, E'\x1f') FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase = 0),
                {string.Join(", ", RoleFlags.ColumnNames)}
            FROM pg_roles r WHERE rolname = $1
            """,
            cancellationToken,
            options.Name,
            options.Expires);
        return rows is [[var password, var limit, var hasExpiry, var comment, var settings, .. var flags]]
            ? new RoleState(password, flags, limit, hasExpiry == "t", comment!, ReadSettings(settings))
            : null;
    }

    private static Dictionary<string, string> ReadSettings(string? text) => (text ?? "").Split('\x1f', StringSplitOptions.RemoveEmptyEntries)
        .Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
}
