using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>A role at one place of use, with its variables there.</summary>
internal sealed record RoleUse
{
    public required Role Role { get; init; }

    /// <summary>Whether the role runs here even if it ran before with the same <see cref="Signature"/>.</summary>
    public required bool AllowDuplicates { get; init; }

    /// <summary>Equal for uses of the role with equal parameters and keywords.</summary>
    public required string Signature { get; init; }

    /// <summary>Where it is used.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The role whose task or dependency brought this one in; null when the play did.</summary>
    public RoleUse? Parent { get; init; }

    /// <summary>The roles that ran before this one because it depends on them, in their order: it sees their variables.</summary>
    public IReadOnlyList<RoleUse> Dependencies { get; init; } = [];

    /// <summary><c>defaults/main.yml</c> or what <c>defaults_from</c> names.</summary>
    public required VariableSet Defaults { get; init; }

    /// <summary><c>vars/main.yml</c> or what <c>vars_from</c> names.</summary>
    public required VariableSet Vars { get; init; }

    /// <summary>Parameters: the keys of an entry in <c>roles:</c> that are no keywords.</summary>
    public VariableSet Parameters { get; init; } = VariableSet.Empty;

    /// <summary>Whether defaults and variables stay visible to the rest of the play: always, except for <c>include_role</c> without <c>public</c>.</summary>
    public bool IsPublic { get; init; } = true;
}
