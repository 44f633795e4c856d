using System.Collections.Frozen;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>A kind of object that has an owner: how statements name it, and how its owner is found.</summary>
/// <param name="Keyword">The word in <c>ALTER …</c>.</param>
/// <param name="OwnerQuery">A query for the owner's name, with the object's name as <c>$1</c>; null where the object cannot be told by its name alone.</param>
/// <param name="Form">What names of the kind look like.</param>
internal sealed record OwnedObject(string Keyword, string? OwnerQuery, OwnedObject.NameForm Form = OwnedObject.NameForm.Path)
{
    // A name with arguments is told from one without, since PostgreSQL has a function for each.
    private const string Routine =
        """
        SELECT pg_get_userbyid(proowner) FROM pg_proc WHERE oid = coalesce(
            to_regprocedure(CASE WHEN $1::text LIKE '%(%' THEN $1::text END)::oid, to_regproc(CASE WHEN $1::text NOT LIKE '%(%' THEN $1::text END)::oid)
        """;

    /// <summary>What names of a kind look like.</summary>
    public enum NameForm
    {
        /// <summary>A name that may have a schema before it.</summary>
        Path,

        /// <summary>A name without schema.</summary>
        Plain,

        /// <summary>A name that may have a schema before it and arguments behind it.</summary>
        Routine,

        /// <summary>A number.</summary>
        Number,
    }

    /// <summary>The kinds by the value of <c>obj_type</c>.</summary>
    public static FrozenDictionary<string, OwnedObject> Kinds { get; } = new Dictionary<string, OwnedObject>
    {
        ["aggregate"] = new("AGGREGATE", Routine, NameForm.Routine),
        ["collation"] = new("COLLATION", Simple("pg_collation", "collowner", "oid = to_regcollation($1)")),
        ["conversion"] = new("CONVERSION", null),
        ["database"] = new("DATABASE", Named("pg_database", "datdba", "datname"), NameForm.Plain),
        ["domain"] = new("DOMAIN", Type),
        ["event_trigger"] = new("EVENT TRIGGER", Named("pg_event_trigger", "evtowner", "evtname"), NameForm.Plain),
        ["foreign_data_wrapper"] = new("FOREIGN DATA WRAPPER", Named("pg_foreign_data_wrapper", "fdwowner", "fdwname"), NameForm.Plain),
        ["foreign_table"] = new("FOREIGN TABLE", Relation),
        ["function"] = new("FUNCTION", Routine, NameForm.Routine),
        ["language"] = new("LANGUAGE", Named("pg_language", "lanowner", "lanname"), NameForm.Plain),
        ["large_object"] = new("LARGE OBJECT", Simple("pg_largeobject_metadata", "lomowner", "oid::text = $1"), NameForm.Number),
        ["matview"] = new("MATERIALIZED VIEW", Relation),
        ["procedure"] = new("PROCEDURE", Routine, NameForm.Routine),
        ["publication"] = new("PUBLICATION", Named("pg_publication", "pubowner", "pubname"), NameForm.Plain),
        ["routine"] = new("ROUTINE", Routine, NameForm.Routine),
        ["schema"] = new("SCHEMA", Named("pg_namespace", "nspowner", "nspname"), NameForm.Plain),
        ["sequence"] = new("SEQUENCE", Relation),
        ["server"] = new("SERVER", Named("pg_foreign_server", "srvowner", "srvname"), NameForm.Plain),
        ["statistics"] = new("STATISTICS", null),
        ["table"] = new("TABLE", Relation),
        ["tablespace"] = new("TABLESPACE", Named("pg_tablespace", "spcowner", "spcname"), NameForm.Plain),
        ["text_search_configuration"] = new("TEXT SEARCH CONFIGURATION", null),
        ["text_search_dictionary"] = new("TEXT SEARCH DICTIONARY", null),
        ["type"] = new("TYPE", Type),
        ["view"] = new("VIEW", Relation),
    }.ToFrozenDictionary();

    /// <summary>A name of the kind as SQL text.</summary>
    public string Quote(string name) => Form switch
    {
        NameForm.Routine => name.Contains('(', StringComparison.Ordinal) ? Sql.Routine(name) : Sql.Path(name),
        NameForm.Number => name.All(char.IsAsciiDigit) ? name : throw new ModuleFailedException($"a large object is named by its number, and '{name}' is none"),
        NameForm.Plain => Sql.Name(name),
        _ => Sql.Path(name),
    };

    private static string Relation => Simple("pg_class", "relowner", "oid = to_regclass($1)");

    private static string Type => Simple("pg_type", "typowner", "oid = to_regtype($1)");

    private static string Named(string table, string column, string name) => Simple(table, column, $"{name} = (parse_ident($1))[1]");

    private static string Simple(string table, string column, string condition) => $"SELECT pg_get_userbyid({column}) FROM {table} WHERE {condition}";
}
