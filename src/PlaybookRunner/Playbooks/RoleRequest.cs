using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Which role to bring in, and how.</summary>
internal sealed record RoleRequest
{
    /// <summary>The role's name; a text by now.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is named.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The keywords of the place of use.</summary>
    public Keywords Keywords { get; init; } = Keywords.None;

    public VariableSet Parameters { get; init; } = VariableSet.Empty;

    public string TasksFrom { get; init; } = "main";

    public string VarsFrom { get; init; } = "main";

    public string DefaultsFrom { get; init; } = "main";

    public string HandlersFrom { get; init; } = "main";

    /// <summary>Whether the role runs even if it ran before; null: what the role itself says.</summary>
    public bool? AllowDuplicates { get; init; }

    /// <summary>Whether the role's variables are checked against its argument specification (<c>rolespec_validate</c>).</summary>
    public bool ChecksArguments { get; init; } = true;

    public bool IsPublic { get; init; } = true;

    /// <summary>See <see cref="RoleUse.Signature"/>.</summary>
    public string Signature { get; init; } = "";
}
