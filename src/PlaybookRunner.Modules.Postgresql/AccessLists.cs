using System.Collections.Frozen;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>
/// Fingerprints of access lists by kind of object. A list that is not set counts as what it means, so that setting it to the same is no change.
/// </summary>
internal static class AccessLists
{
    private const string Members = "SELECT md5(coalesce(string_agg(roleid || ':' || member || ':' || admin_option, ';' ORDER BY roleid, member), '')) FROM pg_auth_members";

    // Without a schema ($1 is null) nothing is narrowed down; the parameter is mentioned so that all queries take it.
    private static readonly FrozenDictionary<string, string> Queries = new Dictionary<string, string>
    {
        ["table"] = Of("pg_class", "relacl", "acldefault('r', relowner)", "relkind IN ('r', 'v', 'm', 'f', 'p') AND relnamespace = to_regnamespace($1)"),
        ["sequence"] = Of("pg_class", "relacl", "acldefault('s', relowner)", "relkind = 'S' AND relnamespace = to_regnamespace($1)"),
        ["function"] = Of("pg_proc", "proacl", "acldefault('f', proowner)", "pronamespace = to_regnamespace($1)"),
        ["procedure"] = Of("pg_proc", "proacl", "acldefault('f', proowner)", "pronamespace = to_regnamespace($1)"),
        ["type"] = Of("pg_type", "typacl", "acldefault('T', typowner)", "typnamespace = to_regnamespace($1)"),
        ["database"] = Of("pg_database", "datacl", "acldefault('d', datdba)"),
        ["schema"] = Of("pg_namespace", "nspacl", "acldefault('n', nspowner)"),
        ["language"] = Of("pg_language", "lanacl", "acldefault('l', lanowner)"),
        ["tablespace"] = Of("pg_tablespace", "spcacl", "acldefault('t', spcowner)"),
        ["foreign_data_wrapper"] = Of("pg_foreign_data_wrapper", "fdwacl", "acldefault('F', fdwowner)"),
        ["foreign_server"] = Of("pg_foreign_server", "srvacl", "acldefault('S', srvowner)"),
        ["parameter"] = Of("pg_parameter_acl", "paracl", "'{}'::aclitem[]", key: "parname"),
        ["default_privs"] = Of("pg_default_acl", "defaclacl", "'{}'::aclitem[]", key: "defaclrole || ':' || defaclnamespace || ':' || defaclobjtype::text"),
        ["group"] = $"{Members} WHERE $1::text IS NULL OR true",
    }.ToFrozenDictionary();

    /// <summary>A text that differs when the access lists of a kind differ.</summary>
    /// <param name="session">The session.</param>
    /// <param name="type">The kind, as <c>type</c> names it.</param>
    /// <param name="schema">The schema, quoted, for kinds that have one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<string> ReadAsync(DatabaseSession session, string type, string? schema, CancellationToken cancellationToken) =>
        (await session.QueryAsync(Queries[type], cancellationToken, schema))[0][0]!;

    private static string Of(string table, string column, string unset, string condition = "$1::text IS NULL OR true", string key = "oid::text") =>
        $"""
        SELECT md5(coalesce(string_agg(name || '=' || list, ';' ORDER BY name), '')) FROM (
            SELECT {key} AS name, (SELECT coalesce(string_agg(item::text, ',' ORDER BY item::text), '') FROM unnest(coalesce({column}, {unset})) item) AS list
            FROM {table} WHERE {condition}) lists
        """;
}
