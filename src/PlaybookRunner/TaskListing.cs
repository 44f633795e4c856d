namespace PlaybookRunner;

/// <summary>A task as <c>--list-tasks</c> shows it.</summary>
/// <param name="Name">The name with its role's in front, or the module where the task has no name.</param>
/// <param name="Tags">Its tags, those of what is around it among them, sorted.</param>
public sealed record TaskListing(string Name, IReadOnlyList<string> Tags);
