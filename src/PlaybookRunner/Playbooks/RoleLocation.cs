namespace PlaybookRunner.Playbooks;

/// <summary>Where a role was found.</summary>
/// <param name="Name">Its name; for one of a collection with the collection in front.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Collection">The collection it comes from; null for none.</param>
internal sealed record RoleLocation(string Name, string Path, string? Collection);
