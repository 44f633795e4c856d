namespace PlaybookRunner.Modules.Posix;

/// <summary>The text of an <c>authorized_keys</c> file.</summary>
internal static class AuthorizedKeys
{
    /// <summary>Gives the text with keys added, replaced or removed; the same text when nothing is to be done.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="present">Whether the keys shall be there.</param>
    /// <param name="exclusive">Whether other keys are removed.</param>
    public static string Change(string text, IReadOnlyList<AuthorizedKey> keys, bool present, bool exclusive)
    {
        var lines = text.Split('\n').SkipLast(text.EndsWith('\n') || text.Length == 0 ? 1 : 0).ToList();
        var before = lines.ToArray();
        foreach (var key in keys)
        {
            var at = lines.FindIndex(line => IsSame(AuthorizedKey.Parse(line), key));
            if (at < 0 && present)
                lines.Add(key.ToString());
            else if (at >= 0 && !present)
                lines.RemoveAt(at);
            else if (at >= 0 && AuthorizedKey.Parse(lines[at]) != key)
                lines[at] = key.ToString();
        }

        if (exclusive && present)
            lines.RemoveAll(line => !keys.Any(key => IsSame(AuthorizedKey.Parse(line), key)));

        return lines.SequenceEqual(before) ? text : string.Concat(lines.Select(line => line + "\n"));
    }

    private static bool IsSame(AuthorizedKey? one, AuthorizedKey other) => one is not null && one.Type == other.Type && one.Blob == other.Blob;
}
