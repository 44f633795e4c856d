namespace PlaybookRunner.Playbooks;

/// <summary>A role as it lies on disk, loaded once however often it is used.</summary>
internal sealed record Role
{
    /// <summary>The role's name: its folder's, or <c>namespace.collection.role</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The role's folder.</summary>
    public required string Path { get; init; }

    /// <summary>The collection it comes from, as <c>namespace.collection</c>; null for a role beside a playbook.</summary>
    public string? Collection { get; init; }

    public required RoleMetadata Metadata { get; init; }
}
