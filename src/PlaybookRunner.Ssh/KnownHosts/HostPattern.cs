namespace PlaybookRunner.Ssh.KnownHosts;

/// <summary>Comma- or space-separated patterns of ssh_config(5): <c>*</c> and <c>?</c> match characters, <c>!</c> excludes.</summary>
internal static class HostPattern
{
    private static readonly char[] Separators = [',', ' ', '\t'];

    /// <summary>Whether one pattern matches and none excludes.</summary>
    public static bool Matches(string patterns, string host)
    {
        var matched = false;
        foreach (var pattern in patterns.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var isExclusion = pattern.StartsWith('!');
            if (MatchesOne(isExclusion ? pattern.AsSpan(1) : pattern, host))
            {
                if (isExclusion)
                {
                    return false;
                }

                matched = true;
            }
        }

        return matched;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, ReadOnlySpan<char> host)
    {
        if (pattern.IsEmpty)
        {
            return host.IsEmpty;
        }

        if (pattern[0] == '*')
        {
            return MatchesOne(pattern[1..], host) || (!host.IsEmpty && MatchesOne(pattern, host[1..]));
        }

        return !host.IsEmpty
            && (pattern[0] == '?' || char.ToLowerInvariant(pattern[0]) == char.ToLowerInvariant(host[0]))
            && MatchesOne(pattern[1..], host[1..]);
    }
}
