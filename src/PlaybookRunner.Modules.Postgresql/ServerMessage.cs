using Npgsql;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>What a server said of a failure, in the form in which PostgreSQL's own programs show it.</summary>
internal static class ServerMessage
{
    /// <summary>The message with the line and place in the statement, the detail and the hint.</summary>
    public static string Of(PostgresException error, string statement)
    {
        var message = error.MessageText;
        if (error.Position > 0 && error.Position <= statement.Length + 1)
            message += Excerpt(statement, error.Position - 1);
        if (error.Detail is { Length: > 0 } detail)
            message += $"\nDETAIL:  {detail}";
        if (error.Hint is { Length: > 0 } hint)
            message += $"\nHINT:  {hint}";

        return message;
    }

    private static string Excerpt(string statement, int at)
    {
        var start = at == 0 ? 0 : statement.LastIndexOf('\n', at - 1) + 1;
        var end = statement.IndexOf('\n', at) is >= 0 and var found ? found : statement.Length;
        var head = $"LINE {statement.AsSpan(0, start).Count('\n') + 1}: ";
        return $"\n{head}{statement[start..end]}\n{new string(' ', head.Length + at - start)}^";
    }
}
