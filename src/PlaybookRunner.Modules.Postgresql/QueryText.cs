using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Puts arguments into a statement as Python's <c>psycopg2</c> does: <c>%s</c>, <c>%(name)s</c>, and <c>%%</c> for a percent sign.</summary>
internal static class QueryText
{
    /// <summary>Gives the statement with its arguments as quoted values.</summary>
    /// <exception cref="ModuleFailedException">An argument is missing, or its type has no form in SQL.</exception>
    public static string Fill(string statement, IReadOnlyList<object?>? positional, IReadOnlyDictionary<string, object?>? named)
    {
        if (positional is null && named is null)
            return statement;

        var filled = new StringBuilder();
        var next = 0;
        for (var at = 0; at < statement.Length; at++)
        {
            if (statement[at] != '%')
                filled.Append(statement[at]);
            else if (statement.AsSpan(at).StartsWith("%%"))
                filled.Append(statement[at++]);
            else if (statement.AsSpan(at).StartsWith("%(") && statement.IndexOf(")s", at, StringComparison.Ordinal) is > 0 and var end)
                (_, at) = (filled.Append(Named(statement[(at + 2)..end], named)), end + 1);
            else if (statement.AsSpan(at).StartsWith("%s"))
                (_, at) = (filled.Append(Positional(next++, positional)), at + 1);
            else
                throw new ModuleFailedException($"'%' at position {at + 1} of the query stands for nothing; write %% for a percent sign");
        }

        return filled.ToString();
    }

    private static string Named(string name, IReadOnlyDictionary<string, object?>? named) => named is not null && named.TryGetValue(name, out var value)
        ? Literal(value)
        : throw new ModuleFailedException($"the query wants the argument '{name}', and named_args does not have it");

    private static string Positional(int index, IReadOnlyList<object?>? positional) => positional is not null && index < positional.Count
        ? Literal(positional[index])
        : throw new ModuleFailedException($"the query wants more arguments than the {positional?.Count ?? 0} of positional_args");

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        bool truth => truth ? "true" : "false",
        string text => Sql.Value(text),
        IReadOnlyList<object?> list => Sql.Value(ArrayText(list)),
        Dict or IReadOnlyDictionary<string, object?> => throw new ModuleFailedException("an argument of the query is a mapping; write it as text with to_json"),
        // A negative number would join a minus sign before it to a comment.
        _ => Python.Str(value) is ['-', ..] number ? " " + number : Python.Str(value),
    };

    private static string ArrayText(IReadOnlyList<object?> list) => "{" + string.Join(", ", list.Select(item => item switch
    {
        null => "NULL",
        IReadOnlyList<object?> inner => ArrayText(inner),
        string text => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        _ => Python.Str(item),
    })) + "}";
}
