namespace PlaybookRunner.Modules.Postgresql;

/// <summary>The options of <c>postgresql_privs</c>.</summary>
internal sealed class PostgresqlPrivsOptions : LoginOptions
{
    /// <summary>The database to connect to.</summary>
    [Option(Aliases = ["db", "database"])]
    public required string LoginDb { get; init; }

    /// <summary>Whether the privileges are granted or revoked.</summary>
    public Presence State { get; init; } = Presence.Present;

    /// <summary>The privileges, separated by commas.</summary>
    [Option(Aliases = ["priv"])]
    public string? Privs { get; init; }

    /// <summary>The kind of the objects.</summary>
    [Option(Choices = [
        "table", "sequence", "function", "procedure", "database", "schema", "language", "tablespace", "group", "default_privs", "foreign_data_wrapper",
        "foreign_server", "type", "parameter",
    ])]
    public string Type { get; init; } = "table";

    /// <summary>The objects, separated by commas; <c>ALL_IN_SCHEMA</c> for all of the kind. Colons stand for commas in a function's arguments.</summary>
    [Option(Aliases = ["obj"])]
    public string? Objs { get; init; }

    /// <summary>The schema of the objects; <c>public</c> where there is one and none is given, <c>not-specified</c> for none with <c>default_privs</c>.</summary>
    public string? Schema { get; init; }

    /// <summary>The roles that get or lose the privileges, separated by commas; <c>PUBLIC</c> for all.</summary>
    [Option(Aliases = ["role"])]
    public required string Roles { get; init; }

    /// <summary>The roles whose future objects <c>default_privs</c> is about, separated by commas.</summary>
    public string? TargetRoles { get; init; }

    /// <summary>Whether the roles may pass the privileges on; left as it is when not given.</summary>
    [Option(Aliases = ["admin_option"])]
    public bool? GrantOption { get; init; }

    /// <summary>Whether a role that does not exist is a failure.</summary>
    public bool FailOnRole { get; init; } = true;
}
