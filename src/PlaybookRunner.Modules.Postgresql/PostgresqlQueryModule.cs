using System.Diagnostics;
using Npgsql;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Runs SQL statements on a PostgreSQL server.</summary>
[Module("community.postgresql.postgresql_query")]
internal sealed partial class PostgresqlQueryModule : IModule<PostgresqlQueryOptions>
{
    private static readonly HashSet<string> Reading = new(StringComparer.OrdinalIgnoreCase) { "SELECT", "SHOW" };
    private static readonly HashSet<string> Counting = new(StringComparer.OrdinalIgnoreCase) { "INSERT", "UPDATE", "DELETE", "MERGE", "COPY" };

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(PostgresqlQueryOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Autocommit && call.CheckMode)
            throw new ModuleFailedException("Using autocommit is mutually exclusive with check_mode");

        var statements = Statements(options.Query);
        var result = await DatabaseWork.RunAsync(
            options, options.LoginDb ?? options.LoginUser, call, statement => $"Cannot execute SQL '{statement}': ", session => WorkAsync(session, options, statements, cancellationToken), cancellationToken);
        return options.LoginDb is null ? result with { Warnings = ["Database name has not been passed, used default database to connect to."] } : result;
    }

    /// <summary>What one statement did.</summary>
    private sealed record Outcome(string Statement, IReadOnlyList<object?> Rows, long Count, string Status, double Milliseconds)
    {
        public bool IsChange => Status.Split(' ')[0] is var verb && !Reading.Contains(verb) && (!Counting.Contains(verb) || Count > 0);

        public object Shown => Rows.Count > 0 ? Rows : new OrderedDictionary<string, object?>();
    }

    private static IReadOnlyList<string> Statements(object? query) => query switch
    {
        string text => [text],
        IReadOnlyList<object?> list when list.All(item => item is string) => [.. list.Cast<string>()],
        _ => throw new ModuleFailedException("query argument must be of type string or list"),
    };

    private static async Task<ModuleResult> WorkAsync(
        DatabaseSession session, PostgresqlQueryOptions options, IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        if (options.Encoding is { } encoding)
            await session.RunAsync($"SET client_encoding TO {Sql.Value(encoding)}", cancellationToken);
        if (options.SearchPath.Count > 0)
            await session.RunAsync($"SET search_path TO {string.Join(',', options.SearchPath.Select(Sql.Name))}", cancellationToken);

        await using var transaction = options.Autocommit ? null : await session.Connection.BeginTransactionAsync(cancellationToken);
        var outcomes = new List<Outcome>();
        foreach (var statement in statements)
            outcomes.Add(await ExecuteAsync(session, QueryText.Fill(statement, options.PositionalArgs, options.NamedArgs), cancellationToken));

        if (transaction is not null)
            await (session.IsCheck ? transaction.RollbackAsync(cancellationToken) : transaction.CommitAsync(cancellationToken));

        return Result(statements, outcomes);
    }

    private static async Task<Outcome> ExecuteAsync(DatabaseSession session, string statement, CancellationToken cancellationToken)
    {
        if (CommandTag.FromText(statement).Length == 0)
            throw new ModuleFailedException($"Cannot execute SQL '{statement}': can't execute an empty query");

        var began = Stopwatch.GetTimestamp();
        await using var command = session.Command(statement);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        IReadOnlyList<object?> rows = [];
        do
        {
            rows = await RowsAsync(reader, cancellationToken);
        }
        while (await reader.NextResultAsync(cancellationToken));

        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
#pragma warning disable CS0618 // Its successor, NpgsqlBatch, wants statements one by one, and a text may have several.
        var all = reader.Statements;
#pragma warning restore CS0618
        var done = all[all.Count - 1];
        var own = all.Count == 1 ? statement : statement.TrimEnd().TrimEnd(';').Split(';')[^1];
        return new Outcome(statement, rows, Math.Max(rows.Count, (long)done.Rows), CommandTag.Of(done, own), Math.Round(elapsed, 4));
    }

    private static ModuleResult Result(IReadOnlyList<string> statements, List<Outcome> outcomes)
    {
        var last = outcomes[^1];
        return ModuleResult.Of(outcomes.Any(outcome => outcome.IsChange))
            .With("query", last.Statement)
            .With("query_list", statements)
            .With("statusmessage", last.Status)
            .With("query_result", last.Shown)
            .With("query_all_results", outcomes.Select(outcome => outcome.Shown).ToList())
            .With("rowcount", outcomes.Sum(outcome => outcome.Count))
            .With("execution_time_ms", outcomes.Select(outcome => (object?)outcome.Milliseconds).ToList());
    }

    private static async Task<IReadOnlyList<object?>> RowsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<object?>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new OrderedDictionary<string, object?>();
            for (var at = 0; at < reader.FieldCount; at++)
                row[reader.GetName(at)] = reader.IsDBNull(at) ? null : ResultValues.Read(reader.GetString(at), reader.GetDataTypeOID(at));

            rows.Add(row);
        }

        return rows;
    }
}
