using PlaybookRunner.Events;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>Unwinds a host's walk to the nearest <c>rescue</c>, or out of the play.</summary>
/// <param name="task">The task that failed.</param>
/// <param name="identity">Its identity in events.</param>
/// <param name="result">Its result.</param>
internal sealed class TaskFailedException(PlaybookTask task, TaskIdentity identity, TaskResult result) : Exception
{
    public PlaybookTask Task { get; } = task;

    public TaskIdentity Identity { get; } = identity;

    public TaskResult Result { get; } = result;
}
