namespace PlaybookRunner.Playbooks;

/// <summary>A task that runs when it is notified by its name or by one of its topics.</summary>
internal sealed record Handler(PlaybookTask Task)
{
    /// <summary>The topics it also answers to.</summary>
    public IReadOnlyList<string> Listen => Task.Listen;
}
