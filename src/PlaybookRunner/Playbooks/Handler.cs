namespace PlaybookRunner.Playbooks;

/// <summary>A task that runs when it is notified.</summary>
/// <param name="Task">The task.</param>
/// <param name="Listen">The topics it also answers to.</param>
internal sealed record Handler(PlaybookTask Task, IReadOnlyList<string> Listen);
