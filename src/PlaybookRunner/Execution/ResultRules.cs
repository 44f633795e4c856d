using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Applies <c>changed_when</c> and <c>failed_when</c> to a result.</summary>
internal sealed class ResultRules(RunServices services, PlaybookTask task)
{
    /// <param name="result">The module's result.</param>
    /// <param name="scope">The scope of the task or item.</param>
    /// <param name="register">The name under which conditions see the result; null when it is not registered.</param>
    public TaskResult Apply(TaskResult result, VariableScope scope, string? register)
    {
        if (result.Skipped || (task.ChangedWhen.Count == 0 && task.FailedWhen.Count == 0))
            return result;
        var inner = register is null ? scope : scope.With(new FixedLayer([new(register, result.Values)]));
        try
        {
            result = ApplyFailed(ApplyChanged(result, inner), inner);
        }
        catch (PlaybookException exception)
        {
            result.Values["failed"] = true;
            result.Values["msg"] = exception.Message;
            return result with { Failed = true, Error = exception };
        }

        return result;
    }

    private TaskResult ApplyChanged(TaskResult result, VariableScope scope)
    {
        if (task.ChangedWhen.Count == 0)
            return result;
        var changed = services.Conditions.AllHold(task.ChangedWhen, scope, out _);
        result.Values["changed"] = changed;
        return result with { Changed = changed };
    }

    private TaskResult ApplyFailed(TaskResult result, VariableScope scope)
    {
        if (task.FailedWhen.Count == 0)
            return result;
        var failed = services.Conditions.AllHold(task.FailedWhen, scope, out _);
        result.Values["failed_when_result"] = failed;
        result.Values["failed"] = failed;
        return result with { Failed = failed, Error = null, FailedBy = failed ? task.FailedWhen[^1].Position : null };
    }
}
