namespace PlaybookRunner.Playbooks;

/// <summary>The action of a task with its arguments.</summary>
/// <param name="Name">The action.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="IsLocal">Whether <c>local_action</c> sends it to the control node.</param>
internal sealed record TaskAction(ActionName Name, TaskArguments Arguments, bool IsLocal = false);
