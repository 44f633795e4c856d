using System.Collections.Frozen;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>The lists in the options of <c>postgresql_privs</c>: privileges, objects, roles.</summary>
internal static class PrivilegeLists
{
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
    [
        "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "CREATE", "CONNECT", "TEMPORARY", "TEMP", "EXECUTE", "USAGE", "ALL",
        "ALL PRIVILEGES", "SET", "ALTER SYSTEM", "MAINTAIN",
    ]);

    private static readonly FrozenSet<string> DefaultKinds = FrozenSet.ToFrozenSet(["ALL_DEFAULT", "TABLES", "SEQUENCES", "TYPES", "FUNCTIONS", "ROUTINES", "SCHEMAS"]);

    private static readonly FrozenSet<string> ImplicitRoles = FrozenSet.ToFrozenSet(["PUBLIC", "CURRENT_ROLE", "CURRENT_USER", "SESSION_USER"]);

    /// <summary>The parts of a text with commas.</summary>
    public static IReadOnlyList<string> Split(string? text) => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The privileges of the options.</summary>
    /// <exception cref="ModuleFailedException">One is not known, is missing, or has no meaning.</exception>
    public static IReadOnlyList<string> Privileges(PostgresqlPrivsOptions options)
    {
        var privileges = Split(options.Privs?.ToUpperInvariant()).Select(privilege => privilege.Replace('_', ' ')).Distinct().ToList();
        if (options.Type == "group" && privileges.Count > 0)
            throw new ModuleFailedException("Argument \"privs\" is not allowed for type \"group\".");

        var isNeeded = options.Type != "group" && (options.Type, options.State) is not ("default_privs", Presence.Absent);
        if (isNeeded && privileges.Count == 0)
            throw new ModuleFailedException($"Argument \"privs\" is required for type \"{options.Type}\".");

        return privileges.Where(privilege => !Known.Contains(privilege)).ToList() is [_, ..] unknown
            ? throw new ModuleFailedException($"Invalid privileges specified: {string.Join(", ", unknown)}. Known are {string.Join(", ", Known.Order(StringComparer.Ordinal))}.")
            : privileges;
    }

    /// <summary>The objects of the options.</summary>
    /// <exception cref="ModuleFailedException">They are missing, or are no kinds of objects where kinds are wanted.</exception>
    public static IReadOnlyList<string> Objects(PostgresqlPrivsOptions options)
    {
        var objects = Split(options.Objs);
        if (objects.Count == 0)
            return options.Type == "database" ? [options.LoginDb] : throw new ModuleFailedException($"Argument \"objs\" is required for type \"{options.Type}\".");

        return options.Type == "default_privs" && objects.Where(name => !DefaultKinds.Contains(name.ToUpperInvariant())).ToList() is [_, ..] unknown
            ? throw new ModuleFailedException($"Invalid Object set specified: {string.Join(", ", unknown)}. Known are {string.Join(", ", DefaultKinds.Order(StringComparer.Ordinal))}.")
            : objects;
    }

    /// <summary>The schema of the options; null for none.</summary>
    /// <exception cref="ModuleFailedException">One is given where there is none.</exception>
    public static string? Schema(PostgresqlPrivsOptions options)
    {
        var has = options.Type is "table" or "sequence" or "function" or "procedure" or "type" or "default_privs";
        if (!has && options.Schema is not null)
            throw new ModuleFailedException($"Argument \"schema\" is not allowed for type \"{options.Type}\".");

        return !has || options.Schema == "not-specified" ? null : options.Schema ?? "public";
    }

    /// <summary>Whether a role is a word of SQL rather than a name.</summary>
    public static bool IsImplicit(string role) => ImplicitRoles.Contains(role.ToUpperInvariant());

    /// <summary>A role as SQL text.</summary>
    public static string RoleText(string role) => IsImplicit(role) ? role.ToUpperInvariant() : Sql.Name(role);
}
