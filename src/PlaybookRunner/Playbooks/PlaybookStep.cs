namespace PlaybookRunner.Playbooks;

/// <summary>A playbook among tasks (one of the lenient forms): its plays run at this point, under the conditions of the step.</summary>
internal sealed record PlaybookStep : Step
{
    /// <summary>The task that names the playbook.</summary>
    public required PlaybookTask Import { get; init; }

    public required Playbook Playbook { get; init; }
}
