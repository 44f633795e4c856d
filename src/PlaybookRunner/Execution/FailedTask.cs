using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>What <c>ansible_failed_task</c> says of the task that failed: its keywords by their names.</summary>
internal static class FailedTask
{
    /// <param name="failure">The failure.</param>
    /// <param name="scope">The scope of the task, without the item of a loop.</param>
    public static Dict Describe(TaskFailedException failure, VariableScope scope)
    {
        var task = failure.Task;
        var keywords = task.Keywords;
        return new Dict
        {
            ["name"] = task.Name is null ? "" : failure.Identity.OwnName,
            ["action"] = task.Action.Written,
            ["_resolved_action"] = task.Action.Resolved,
            ["args"] = failure.Result.IsHidden ? new Dict() : Arguments(task.Arguments, scope),
            ["any_errors_fatal"] = keywords.AnyErrorsFatal?.Value ?? false,
            ["async"] = task.Async?.Value ?? 0L,
            ["become"] = Value(keywords.Become, scope),
            ["become_method"] = Value(keywords.BecomeMethod, scope),
            ["become_user"] = Value(keywords.BecomeUser, scope),
            ["changed_when"] = Conditions(task.ChangedWhen),
            ["check_mode"] = Value(keywords.CheckMode, scope),
            ["collections"] = keywords.Collections.ToList<object?>(),
            ["connection"] = Value(keywords.Connection, scope),
            ["delay"] = (object?)task.Delay?.Value ?? 5L,
            ["delegate_facts"] = Value(keywords.DelegateFacts, scope),
            ["delegate_to"] = Value(keywords.DelegateTo, scope),
            ["diff"] = Value(keywords.Diff, scope),
            ["failed_when"] = Conditions(task.FailedWhen),
            ["ignore_errors"] = Value(keywords.IgnoreErrors, scope),
            ["ignore_unreachable"] = Value(keywords.IgnoreUnreachable, scope),
            ["no_log"] = Value(keywords.NoLog, scope),
            ["notify"] = keywords.Notify.Select(handler => Value(handler, scope)).ToList(),
            ["poll"] = task.Poll?.Value ?? 15L,
            ["port"] = Value(keywords.Port, scope),
            ["register"] = Value(task.Register, scope),
            ["remote_user"] = Value(keywords.RemoteUser, scope),
            ["retries"] = task.Retries?.Value,
            ["run_once"] = Value(keywords.RunOnce, scope),
            ["tags"] = keywords.Tags.Reverse().Select(tag => Value(tag, scope)).ToList(),
            ["throttle"] = keywords.Throttle?.Value ?? 0L,
            ["timeout"] = keywords.Timeout?.Value ?? 0L,
            ["until"] = Conditions(task.Until),
            ["when"] = Conditions(keywords.When),
        };
    }

    private static Dict Arguments(TaskArguments arguments, VariableScope scope)
    {
        var values = new Dict();
        if (arguments.Whole is { } whole && Finished(whole, scope) is Dict given)
            values = new Dict(given);
        foreach (var argument in arguments.Named)
            values[argument.Name] = Finished(argument.Value, scope);
        if (arguments.FreeForm is { } freeForm)
            values["_raw_params"] = Finished(freeForm.Value, scope);
        return values;
    }

    private static object? Value<T>(Setting<T>? setting, VariableScope scope) => setting switch
    {
        null => null,
        { Template: { } template } => Finished(template, scope),
        _ => setting.Value,
    };

    private static List<object?> Conditions(IReadOnlyList<Condition> conditions) =>
        [.. conditions.Select(static condition => condition.Expression is { } expression ? expression.Text : condition.Literal)];

    // The task may have failed because of this very template, or it needs the loop's item, which is gone: then it stands as it was written.
    private static object? Finished(object? raw, VariableScope scope)
    {
        try
        {
            return scope.Templates.Finish(raw, scope);
        }
        catch (PlaybookException)
        {
            return PlainValue.Of(raw);
        }
    }
}
