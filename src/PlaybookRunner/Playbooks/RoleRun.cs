namespace PlaybookRunner.Playbooks;

/// <summary>A role's tasks at the place where <c>roles:</c>, a dependency or <c>import_role</c> put them. <see cref="Step.Role"/> is the role itself.</summary>
internal sealed record RoleRun : Step
{
    public required IReadOnlyList<Step> Steps { get; init; }
}
