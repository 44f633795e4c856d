namespace PlaybookRunner.Modules.Postgresql;

/// <summary>The options of <c>postgresql_user</c>.</summary>
internal sealed class PostgresqlUserOptions : LoginOptions
{
    /// <summary>The role's name.</summary>
    [Option(Aliases = ["user"])]
    public required string Name { get; init; }

    /// <summary>The role's password, or its stored form; an empty one removes the password.</summary>
    public Secret? Password { get; init; }

    /// <summary>Accepted for compatibility: servers store passwords hashed only.</summary>
    public bool Encrypted { get; init; } = true;

    /// <summary>Whether the password of an existing role is left alone.</summary>
    public bool NoPasswordChanges { get; init; }

    /// <summary>The role's attributes, as <c>CREATEDB,NOSUPERUSER</c>.</summary>
    public string RoleAttrFlags { get; init; } = "";

    /// <summary>When the password expires, as PostgreSQL writes times; <c>infinity</c> for never.</summary>
    public string? Expires { get; init; }

    /// <summary>How many connections the role may have; -1 for any number.</summary>
    public int? ConnLimit { get; init; }

    /// <summary>The role's comment; an empty one removes it.</summary>
    public string? Comment { get; init; }

    /// <summary>Settings of the role's sessions.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether values of settings are quoted; without, a list of values can be given.</summary>
    public bool QuoteConfigurationValues { get; init; } = true;

    /// <summary>Whether settings that are not named are reset.</summary>
    public bool ResetUnspecifiedConfiguration { get; init; }

    /// <summary>Whether a role that cannot be removed is a failure.</summary>
    [Option(Aliases = ["fail_on_role"])]
    public bool FailOnUser { get; init; } = true;

    /// <summary>The database to connect to; the login's own when left out.</summary>
    [Option(Aliases = ["db"])]
    public string LoginDb { get; init; } = "";

    /// <summary>Whether the role exists.</summary>
    public Presence State { get; init; } = Presence.Present;
}
