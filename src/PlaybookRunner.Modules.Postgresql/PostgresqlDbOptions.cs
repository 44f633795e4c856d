namespace PlaybookRunner.Modules.Postgresql;

/// <summary>The options of <c>postgresql_db</c>.</summary>
internal sealed class PostgresqlDbOptions : LoginOptions
{
    /// <summary>The database's name.</summary>
    [Option(Aliases = ["db"])]
    public required string Name { get; init; }

    /// <summary>Whether the database exists, or what is done with it.</summary>
    public DatabaseState State { get; init; } = DatabaseState.Present;

    /// <summary>The role that owns the database.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The database that a new one is a copy of.</summary>
    public string Template { get; init; } = "";

    /// <summary>The encoding; it cannot be changed later.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>The order of texts; it cannot be changed later.</summary>
    public string LcCollate { get; init; } = "";

    /// <summary>The classes of characters; they cannot be changed later.</summary>
    public string LcCtype { get; init; } = "";

    /// <summary>The locale by ICU's name; it cannot be changed later.</summary>
    public string IcuLocale { get; init; } = "";

    /// <summary>What orders texts: <c>icu</c> or <c>libc</c>; it cannot be changed later.</summary>
    public string LocaleProvider { get; init; } = "";

    /// <summary>How many connections the database may have; -1 for any number.</summary>
    public string ConnLimit { get; init; } = "";

    /// <summary>The tablespace.</summary>
    public string Tablespace { get; init; } = "";

    /// <summary>The database's comment; an empty one removes it.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether connections to a database that is removed are ended.</summary>
    public bool Force { get; init; }

    /// <summary>The file of a dump on the target, or a database's new name.</summary>
    [Option(IsPath = true)]
    public string Target { get; init; } = "";

    /// <summary>Further arguments for the program that dumps or restores.</summary>
    public string TargetOpts { get; init; } = "";

    /// <summary>Further arguments for <c>pg_dump</c>.</summary>
    public string? DumpExtraArgs { get; init; }

    /// <summary>The database to connect to for the work.</summary>
    public string MaintenanceDb { get; init; } = "postgres";
}

/// <summary>What <c>postgresql_db</c> does with a database.</summary>
internal enum DatabaseState
{
    /// <summary>It exists with the wished settings.</summary>
    Present,

    /// <summary>It does not exist.</summary>
    Absent,

    /// <summary>It is written to a file.</summary>
    Dump,

    /// <summary>A file is read into it.</summary>
    Restore,

    /// <summary>It gets another name.</summary>
    Rename,
}
