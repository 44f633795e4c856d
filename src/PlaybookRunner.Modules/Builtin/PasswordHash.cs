namespace PlaybookRunner.Modules.Builtin;

/// <summary>What the password field of a user database may hold.</summary>
internal static class PasswordHash
{
    // The lengths of the digests that crypt(3) writes for its old methods; the newer ones vary.
    private static readonly (string Method, int Length)[] Digests = [("1", 22), ("5", 43), ("6", 86)];

    /// <summary>Whether a text can be a hash, or one of the marks that no password matches.</summary>
    public static bool IsPlausible(string text)
    {
        if (text.Length == 0 || text.StartsWith('*') || text.StartsWith('!'))
            return true;

        var fields = text.Split('$');
        if (text.Contains(':', StringComparison.Ordinal) || fields.Length < 3 || fields[^1].Length == 0)
            return false;

        return Digests.All(digest => digest.Method != fields[1] || digest.Length == fields[^1].Length);
    }
}
