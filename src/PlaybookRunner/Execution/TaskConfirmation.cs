using PlaybookRunner.Events;

namespace PlaybookRunner.Execution;

/// <summary>Asks the person at the terminal before each task (<c>--step</c>), until told to go on without.</summary>
/// <param name="ask">Asks; null when nobody is there, and then nothing is asked.</param>
/// <param name="isWanted">Whether to ask at all.</param>
internal sealed class TaskConfirmation(AskPerson? ask, bool isWanted)
{
    private volatile bool _asks = isWanted && ask is not null;

    /// <summary>Whether the task shall run. The answers are those of the reference: yes, continue with all, anything else is no.</summary>
    public async Task<bool> AskAsync(TaskIdentity task, CancellationToken cancellationToken)
    {
        if (!_asks)
            return true;
        var answer = await ask!($"Perform task: TASK: {task.Name} (N)o/(y)es/(c)ontinue: ", true, null, cancellationToken);
        var word = answer?.Trim().ToLowerInvariant();
        if (word is "c" or "continue")
            _asks = false;
        return word is "y" or "yes" or "c" or "continue";
    }
}
