namespace PlaybookRunner.Modules.Postgresql;

/// <summary>The options of <c>postgresql_query</c>.</summary>
[MutuallyExclusive("positional_args", "named_args")]
internal sealed class PostgresqlQueryOptions : LoginOptions
{
    /// <summary>A statement or a list of statements; <c>%s</c> and <c>%(name)s</c> stand for arguments.</summary>
    public required object? Query { get; init; }

    /// <summary>The arguments in order.</summary>
    public IReadOnlyList<object?>? PositionalArgs { get; init; }

    /// <summary>The arguments by name.</summary>
    public IReadOnlyDictionary<string, object?>? NamedArgs { get; init; }

    /// <summary>Whether each statement is on its own rather than all in one transaction.</summary>
    public bool Autocommit { get; init; }

    /// <summary>The encoding of the session.</summary>
    public string? Encoding { get; init; }

    /// <summary>The schemas that names are looked up in.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];

    /// <summary>The database to connect to; the login's own when left out.</summary>
    [Option(Aliases = ["db"])]
    public string? LoginDb { get; init; }
}
