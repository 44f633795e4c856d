using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Npgsql;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>
/// The tag by which PostgreSQL says that a statement is done, such as <c>INSERT 0 2</c> or <c>CREATE TABLE</c>. Npgsql passes on tags of statements with a
/// count; the others follow from the statement's first words.
/// </summary>
internal static partial class CommandTag
{
    // Words between a verb and the kind of the object that it acts on.
    private static readonly FrozenSet<string> Modifiers = FrozenSet.ToFrozenSet(
        ["OR", "REPLACE", "TEMP", "TEMPORARY", "UNLOGGED", "GLOBAL", "LOCAL", "RECURSIVE", "UNIQUE", "TRUSTED", "PROCEDURAL", "CONSTRAINT"]);

    private static readonly FrozenSet<string> LongKinds = FrozenSet.ToFrozenSet(
    [
        "MATERIALIZED VIEW", "FOREIGN TABLE", "FOREIGN DATA WRAPPER", "EVENT TRIGGER", "ACCESS METHOD", "DEFAULT PRIVILEGES", "LARGE OBJECT", "OPERATOR CLASS",
        "OPERATOR FAMILY", "TEXT SEARCH CONFIGURATION", "TEXT SEARCH DICTIONARY", "TEXT SEARCH PARSER", "TEXT SEARCH TEMPLATE", "USER MAPPING",
    ]);

    private static readonly FrozenDictionary<string, string> Fixed = new Dictionary<string, string>
    {
        ["TRUNCATE"] = "TRUNCATE TABLE",
        ["LOCK"] = "LOCK TABLE",
        ["ABORT"] = "ROLLBACK",
        ["END"] = "COMMIT",
        ["START"] = "START TRANSACTION",
        ["REFRESH"] = "REFRESH MATERIALIZED VIEW",
    }.ToFrozenDictionary();

    /// <summary>The tag of a statement that is done.</summary>
    /// <param name="statement">The statement as Npgsql saw it.</param>
    /// <param name="text">The statement's own text.</param>
    public static string Of(NpgsqlBatchCommand statement, string text) => statement.StatementType switch
    {
        StatementType.Select or StatementType.CreateTableAs => $"SELECT {statement.Rows}",
        StatementType.Insert => $"INSERT 0 {statement.Rows}",
        StatementType.Update or StatementType.Delete or StatementType.Merge or StatementType.Copy or StatementType.Fetch or StatementType.Move =>
            $"{statement.StatementType.ToString().ToUpperInvariant()} {statement.Rows}",
        _ => FromText(text),
    };

    /// <summary>The tag that a statement without a count gives.</summary>
    internal static string FromText(string statement)
    {
        var words = Word().Matches(Comment().Replace(statement, " ")).Take(8).Select(match => match.Value.ToUpperInvariant()).ToList();
        if (words.Count == 0)
            return "";

        var verb = words[0];
        if (verb is not ("CREATE" or "ALTER" or "DROP" or "SECURITY"))
            return Fixed.GetValueOrDefault(verb, verb);

        var kind = words.Skip(1).Where(word => !Modifiers.Contains(word)).ToList();
        var name = LongKinds.FirstOrDefault(known => string.Join(' ', kind).StartsWith(known, StringComparison.Ordinal)) ?? kind.FirstOrDefault() ?? "";
        return $"{verb} {(name == "USER" ? "ROLE" : name)}";
    }

    [GeneratedRegex(@"[A-Za-z_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comment();
}
