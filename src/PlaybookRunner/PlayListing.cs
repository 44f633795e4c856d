namespace PlaybookRunner;

/// <summary>A play as <c>--list-hosts</c>, <c>--list-tasks</c> and <c>--list-tags</c> show it.</summary>
/// <param name="Playbook">The playbook's file.</param>
/// <param name="Name">The play's name.</param>
/// <param name="Pattern">Its host pattern.</param>
/// <param name="Tags">Its own tags.</param>
/// <param name="Hosts">The hosts it matches.</param>
/// <param name="Tasks">The tasks that would be run, those of static imports among them.</param>
/// <param name="TaskTags">The tags of all its tasks, also of those that would not be run, sorted.</param>
public sealed record PlayListing(string Playbook, string Name, string Pattern, IReadOnlyList<string> Tags, IReadOnlyList<string> Hosts, IReadOnlyList<TaskListing> Tasks, IReadOnlyList<string> TaskTags);
