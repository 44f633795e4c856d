namespace PlaybookRunner.Playbooks;

/// <summary>One thing in a list of tasks: a task, a block, or a role that stands there.</summary>
internal abstract record Step
{
    /// <summary>Where it starts.</summary>
    public required SourcePosition Position { get; init; }

    public Setting<string>? Name { get; init; }

    /// <summary>Its keywords joined with those around it.</summary>
    public required Keywords Keywords { get; init; }

    /// <summary>The role it belongs to; null outside of roles.</summary>
    public RoleUse? Role { get; init; }
}
