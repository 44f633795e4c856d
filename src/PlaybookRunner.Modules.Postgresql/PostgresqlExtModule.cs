namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Installs, updates and removes extensions of a PostgreSQL database.</summary>
[Module("community.postgresql.postgresql_ext")]
internal sealed partial class PostgresqlExtModule : IModule<PostgresqlExtOptions>
{
    private const string Latest = "latest";

    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(PostgresqlExtOptions options, ModuleCall call, CancellationToken cancellationToken) => DatabaseWork.RunAsync(
        options, options.LoginDb, call, static _ => "Management of PostgreSQL extension failed: ", session => WorkAsync(session, options, cancellationToken), cancellationToken);

    /// <summary>An extension as the database has it.</summary>
    private sealed record Extension(string Installed, string Default, string Comment, bool IsAvailable, bool HasWished, bool HasPath);

    private static async Task<ModuleResult> WorkAsync(DatabaseSession session, PostgresqlExtOptions options, CancellationToken cancellationToken)
    {
        var extension = await ReadAsync(session, options, cancellationToken);
        var version = options.State == Presence.Absent
            ? await DropAsync(session, options, extension, cancellationToken)
            : await InstallAsync(session, options, extension, cancellationToken);
        return ModuleResult.Of(session.Changes.Count > 0)
            .With("db", options.LoginDb).With("ext", options.Name).With("prev_version", extension.Installed).With("queries", session.Changes).With("version", version);
    }

    private static async Task<Extension> ReadAsync(DatabaseSession session, PostgresqlExtOptions options, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            """
            SELECT coalesce(e.extversion, ''), a.default_version, coalesce(obj_description(e.oid, 'pg_extension'), ''), a.name IS NOT NULL,
                EXISTS (SELECT FROM pg_available_extension_versions v WHERE v.name = $1 AND v.version = $2),
                EXISTS (SELECT FROM pg_extension_update_paths($1) p WHERE p.source = e.extversion AND p.target = $2 AND p.path IS NOT NULL)
            FROM (SELECT $1::name AS name) w LEFT JOIN pg_available_extensions a ON a.name = w.name LEFT JOIN pg_extension e ON e.extname = w.name
            """,
            cancellationToken,
            options.Name,
            options.Version);
        var row = rows[0];
        return new Extension(row[0]!, row[1] ?? "", row[2]!, row[3] == "t", row[4] == "t", row[5] == "t");
    }

    private static async Task<string> DropAsync(DatabaseSession session, PostgresqlExtOptions options, Extension extension, CancellationToken cancellationToken)
    {
        if (extension.Installed.Length > 0)
            await session.ChangeAsync($"DROP EXTENSION {Sql.Name(options.Name)}{(options.Cascade ? " CASCADE" : "")}", cancellationToken);

        return "";
    }

    private static async Task<string> InstallAsync(DatabaseSession session, PostgresqlExtOptions options, Extension extension, CancellationToken cancellationToken)
    {
        var version = extension.Installed.Length == 0
            ? await CreateAsync(session, options, extension, cancellationToken)
            : await UpdateAsync(session, options, extension, cancellationToken);
        // Creating an extension gives it the comment of its author.
        if (options.Comment is { } comment && (extension.Installed.Length == 0 || comment != extension.Comment))
            await session.ChangeAsync($"COMMENT ON EXTENSION {Sql.Name(options.Name)} IS {Sql.Value(comment)}", cancellationToken);

        return version;
    }

    private static async Task<string> CreateAsync(DatabaseSession session, PostgresqlExtOptions options, Extension extension, CancellationToken cancellationToken)
    {
        if (!extension.IsAvailable)
            throw new ModuleFailedException($"Extension {options.Name} is not available");

        var names = options.Version is not null and not Latest;
        if (names && !extension.HasWished)
            throw new ModuleFailedException($"Passed version '{options.Version}' is not available");

        var schema = options.Schema is { } wanted ? $" WITH SCHEMA {Sql.Name(wanted)}" : "";
        var version = names ? $" VERSION {Sql.Value(options.Version!)}" : "";
        await session.ChangeAsync($"CREATE EXTENSION {Sql.Name(options.Name)}{schema}{version}{(options.Cascade ? " CASCADE" : "")}", cancellationToken);
        return names ? options.Version! : extension.Default;
    }

    private static async Task<string> UpdateAsync(DatabaseSession session, PostgresqlExtOptions options, Extension extension, CancellationToken cancellationToken)
    {
        var wanted = options.Version == Latest ? extension.Default : options.Version;
        if (wanted is null || wanted == extension.Installed)
            return extension.Installed;

        if (options.Version != Latest && !extension.HasPath)
        {
            throw new ModuleFailedException(
                $"Passed version '{wanted}' has no valid update path from the currently installed version '{extension.Installed}' or the passed version is not available");
        }

        await session.ChangeAsync($"ALTER EXTENSION {Sql.Name(options.Name)} UPDATE{(options.Version == Latest ? "" : $" TO {Sql.Value(wanted)}")}", cancellationToken);
        return wanted;
    }
}

/// <summary>The options of <c>postgresql_ext</c>.</summary>
internal sealed class PostgresqlExtOptions : LoginOptions
{
    /// <summary>The extension's name.</summary>
    [Option(Aliases = ["ext"])]
    public required string Name { get; init; }

    /// <summary>The database that gets the extension.</summary>
    [Option(Aliases = ["db"])]
    public required string LoginDb { get; init; }

    /// <summary>The schema that gets the extension's objects.</summary>
    public string? Schema { get; init; }

    /// <summary>The version to have, or <c>latest</c>; any when left out.</summary>
    public string? Version { get; init; }

    /// <summary>Whether what the extension needs is installed, or what needs it is removed as well.</summary>
    public bool Cascade { get; init; }

    /// <summary>The extension's comment; an empty one removes it.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the extension exists.</summary>
    public Presence State { get; init; } = Presence.Present;
}
