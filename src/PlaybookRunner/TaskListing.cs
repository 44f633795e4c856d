namespace PlaybookRunner;

/// <summary>A task as <c>--list-tasks</c> shows it.</summary>
/// <param name="Name">The name with its role's in front.</param>
/// <param name="Tags">Its tags, those of what is around it among them.</param>
public sealed record TaskListing(string Name, IReadOnlyList<string> Tags);
