namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Writes the statements that grant and revoke.</summary>
/// <param name="Options">The options of the module.</param>
/// <param name="Privileges">The privileges.</param>
/// <param name="Objects">The names of the objects, as they were given.</param>
/// <param name="Schema">The schema; null for none.</param>
/// <param name="Roles">The roles as SQL text.</param>
internal sealed record GrantStatement(
    PostgresqlPrivsOptions Options, IReadOnlyList<string> Privileges, IReadOnlyList<string> Objects, string? Schema, string Roles)
{
    private const string AllInSchema = "ALL_IN_SCHEMA";
    private const string AllDefault = "ALL_DEFAULT";

    private static readonly string[] DefaultKinds = ["TABLES", "SEQUENCES", "TYPES", "FUNCTIONS"];

    /// <summary>The statements, a line for each.</summary>
    public string Text => string.Join('\n', Lines());

    private string PrivilegeText => string.Join(',', Privileges);

    private IEnumerable<string> Lines() => (Options.Type, Options.State) switch
    {
        ("default_privs", _) => DefaultLines(),
        ("group", _) => Lines(string.Join(',', Objects.Select(Sql.Name)), "ADMIN"),
        _ => Lines($"{PrivilegeText} ON {Targets()}", "GRANT"),
    };

    private IEnumerable<string> Lines(string what, string option)
    {
        if (Options.State == Presence.Absent)
        {
            yield return $"REVOKE {what} FROM {Roles};";
            yield break;
        }

        yield return $"GRANT {what} TO {Roles}{(Options.GrantOption == true ? $" WITH {option} OPTION" : "")};";
        if (Options.GrantOption == false)
            yield return $"REVOKE {option} OPTION FOR {what} FROM {Roles};";
    }

    private string Targets()
    {
        if (Objects is [AllInSchema])
            return $"ALL {Options.Type.ToUpperInvariant()}S IN SCHEMA {Sql.Name(Schema!)}";

        return $"{Options.Type.Replace('_', ' ')} {string.Join(',', Objects.Select(Target))}";
    }

    private string Target(string name) => Options.Type switch
    {
        "function" or "procedure" => $"{Sql.Name(Schema!)}.{Sql.Routine(name)}",
        _ when Schema is not null => $"{Sql.Name(Schema)}.{Sql.Name(name)}",
        _ => Sql.Name(name),
    };

    // A default that is granted replaces the one before, so what is there is revoked first.
    private IEnumerable<string> DefaultLines()
    {
        var kinds = Options.State == Presence.Absent ? DefaultKinds : Objects is [AllDefault] ? DefaultKinds : Objects.Select(name => name.ToUpperInvariant()).ToArray();
        foreach (var kind in kinds)
            yield return $"{DefaultStart(kind)} REVOKE ALL ON {kind} FROM {Roles};";

        if (Options.State == Presence.Absent)
            yield break;

        foreach (var kind in kinds)
            yield return $"{DefaultStart(kind)} GRANT {PrivilegeText} ON {kind} TO {Roles}{(Options.GrantOption == true ? " WITH GRANT OPTION" : "")};";
    }

    private string DefaultStart(string kind)
    {
        var owners = Options.TargetRoles is { Length: > 0 } roles ? $" FOR ROLE {string.Join(',', PrivilegeLists.Split(roles).Select(Sql.Name))}" : "";
        var schema = Schema is null || kind == "SCHEMAS" ? "" : $" IN SCHEMA {Sql.Name(Schema)}";
        return $"ALTER DEFAULT PRIVILEGES{owners}{schema}";
    }
}
