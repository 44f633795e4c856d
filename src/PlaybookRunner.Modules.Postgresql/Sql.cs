namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Names and values as SQL text.</summary>
internal static class Sql
{
    /// <summary>Quotes one name.</summary>
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>Quotes a name that may have a schema or more before it, each part quoted already or not.</summary>
    public static string Path(string path) => string.Join('.', Parts(path).Select(Name));

    /// <summary>
    /// Quotes the name of a function with its arguments, <c>f(int:text)</c> or <c>f(int,text)</c>. The types of arguments may have spaces and schemas of their own,
    /// so they are passed on; nothing may follow the closing parenthesis.
    /// </summary>
    /// <exception cref="ModuleFailedException">The text is no such name.</exception>
    public static string Routine(string signature)
    {
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || signature.IndexOf(')', StringComparison.Ordinal) != signature.Length - 1 || signature.AsSpan(open).ContainsAny("';\"-/"))
            throw new ModuleFailedException($"Illegal function / procedure signature: \"{signature}\".");

        return Path(signature[..open]) + signature[open..].Replace(':', ',');
    }

    /// <summary>Quotes a value, as libpq's <c>PQescapeLiteral</c> does it.</summary>
    public static string Value(string text)
    {
        var doubled = text.Replace("'", "''", StringComparison.Ordinal);
        return doubled.Contains('\\', StringComparison.Ordinal) ? $" E'{doubled.Replace("\\", "\\\\", StringComparison.Ordinal)}'" : $"'{doubled}'";
    }

    /// <summary>The parts of a dotted name, without quotes.</summary>
    public static IReadOnlyList<string> Parts(string path)
    {
        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '"' && isQuoted && at + 1 < path.Length && path[at + 1] == '"')
                part.Append(path[at++]);
            else if (path[at] == '"' && (isQuoted || part.Length == 0))
                isQuoted = !isQuoted;
            else if (path[at] == '.' && !isQuoted)
                Finish();
            else
                part.Append(path[at]);
        }

        Finish();
        return parts;

        void Finish()
        {
            parts.Add(part.ToString());
            part.Clear();
        }
    }
}
