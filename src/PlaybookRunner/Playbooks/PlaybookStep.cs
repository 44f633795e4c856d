namespace PlaybookRunner.Playbooks;

/// <summary>A playbook among tasks (one of the lenient forms): its plays run at this point, under the conditions of the step.</summary>
internal sealed record PlaybookStep : Step
{
    public required Playbook Playbook { get; init; }
}
