namespace PlaybookRunner.Execution;

/// <summary>Which tags are run (<c>--tags</c>, <c>--skip-tags</c>), with the special ones: <c>always</c>, <c>never</c>, <c>tagged</c>, <c>untagged</c>, <c>all</c>.</summary>
/// <param name="wanted">The tags to run; empty for all.</param>
/// <param name="skipped">The tags to leave out.</param>
internal sealed class TagSelection(IReadOnlyList<string> wanted, IReadOnlyList<string> skipped)
{
    private const string Always = "always";
    private const string Never = "never";
    private const string All = "all";
    private const string Tagged = "tagged";
    private const string Untagged = "untagged";

    private readonly HashSet<string> _wanted = new(wanted.Count == 0 ? [All] : wanted, StringComparer.Ordinal);
    private readonly HashSet<string> _skipped = new(skipped, StringComparer.Ordinal);

    /// <summary>Whether a task with these tags is run.</summary>
    public bool Selects(IReadOnlyList<string> tags)
    {
        IReadOnlyList<string> own = tags.Count == 0 ? [Untagged] : tags;
        return IsWanted(own) && !IsSkipped(own);
    }

    private bool IsWanted(IReadOnlyList<string> tags)
    {
        if (tags.Contains(Always))
            return true;
        if (tags.Any(_wanted.Contains))
            return true;
        if (_wanted.Contains(All))
            return !tags.Contains(Never);
        return _wanted.Contains(Tagged) && !tags.Contains(Untagged) && !tags.Contains(Never);
    }

    private bool IsSkipped(IReadOnlyList<string> tags)
    {
        if (_skipped.Count == 0)
            return false;
        if (_skipped.Contains(All))
            return !tags.Contains(Always) || _skipped.Contains(Always);
        return tags.Any(_skipped.Contains) || (_skipped.Contains(Tagged) && !tags.Contains(Untagged));
    }
}
