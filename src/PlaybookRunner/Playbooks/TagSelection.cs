namespace PlaybookRunner.Playbooks;

/// <summary>Which tasks a run takes, by <c>--tags</c> and <c>--skip-tags</c>.</summary>
/// <param name="Only">The tags to run; <c>all</c>, <c>tagged</c> and <c>untagged</c> have their special meaning.</param>
/// <param name="Skip">The tags to leave out; the special ones and <c>always</c> are allowed as well.</param>
internal sealed record TagSelection(IReadOnlyCollection<string> Only, IReadOnlyCollection<string> Skip)
{
    private static readonly string[] Untagged = ["untagged"];

    /// <summary>Everything but what is tagged <c>never</c>.</summary>
    public static readonly TagSelection All = new(["all"], []);

    /// <summary>Whether a task with these tags, its own and inherited ones, is to run.</summary>
    public bool Selects(IReadOnlyCollection<string> tags)
    {
        var effective = tags.Count == 0 ? Untagged : tags;
        return IsWanted(effective, tags.Count > 0) && !IsSkipped(effective, tags.Count > 0);
    }

    private bool IsWanted(IReadOnlyCollection<string> tags, bool isTagged)
    {
        if (tags.Contains("always") || tags.Any(Only.Contains))
            return true;
        return !tags.Contains("never") && (Only.Contains("all") || Only.Contains("tagged") && isTagged);
    }

    private bool IsSkipped(IReadOnlyCollection<string> tags, bool isTagged)
    {
        if (Skip.Count == 0)
            return false;
        if (Skip.Contains("all"))
            return !tags.Contains("always") || Skip.Contains("always");
        return tags.Any(Skip.Contains) || Skip.Contains("tagged") && isTagged;
    }
}
