using System.Collections.Immutable;
using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Targets;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>One task on one host: conditions, loop, retries, the module, and what is made of its result.</summary>
internal sealed class TaskRun
{
    private readonly RunServices _services;
    private readonly TaskLoop _loop;

    public TaskRun(RunServices services, HostRun hostRun, PlaybookTask task, TaskIdentity identity, WalkFrame frame)
    {
        _services = services;
        HostRun = hostRun;
        Task = task;
        Identity = identity;
        Scope = hostRun.Play.Scopes.Of(hostRun, task, frame, hostRun.Surroundings(task));
        _loop = new TaskLoop(services, this);
    }

    public HostRun HostRun { get; }

    public HostState Host => HostRun.State;

    public PlaybookTask Task { get; }

    public TaskIdentity Identity { get; }

    /// <summary>The task's scope without a loop item.</summary>
    public VariableScope Scope { get; }

    public bool CheckMode { get; private set; }

    public bool DiffMode { get; private set; }

    /// <summary>Whether nothing of the task may be shown; known before anything of it is.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Runs the task to its end: failures of content and machine are results, not exceptions.</summary>
    public async Task<TaskResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            IsHidden = Task.Keywords.NoLog.Truth(Scope) ?? false;
            CheckMode = Task.Keywords.CheckMode.Truth(Scope) ?? _services.Options.CheckMode;
            DiffMode = Task.Keywords.Diff.Truth(Scope) ?? _services.Options.DiffMode;
            return Task.Loop is null
                ? await RunItemAsync(Scope, null, null, cancellationToken)
                : await _loop.RunAsync(Task.Loop, cancellationToken);
        }
        catch (PlaybookException exception)
        {
            return Ignoring(Failed(exception), Scope) with { IsHidden = IsHidden };
        }
    }

    /// <summary>Runs the task for one item, or once where there is no loop.</summary>
    /// <param name="scope">The scope with the item.</param>
    /// <param name="label">The item's label; null outside of loops.</param>
    /// <param name="item">The item; null outside of loops.</param>
    /// <param name="cancellationToken">Ends the task.</param>
    public async Task<TaskResult> RunItemAsync(VariableScope scope, string? label, LoopItem? item, CancellationToken cancellationToken)
    {
        TaskResult result;
        try
        {
            result = _services.Conditions.AllHold(Task.Keywords.When, scope, out var failed)
                ? await RunUnconditionallyAsync(scope, label, item, cancellationToken)
                : TaskResult.Skip("Conditional result was False", failed!.Expression?.Text ?? failed.Literal);
        }
        catch (PlaybookException exception)
        {
            result = Failed(exception);
        }

        return Ignoring(result, scope) with { ItemLabel = label, IsHidden = IsHidden };
    }

    public IReadOnlyDictionary<string, string> EnvironmentIn(VariableScope scope)
    {
        if (Task.Keywords.Environment.Count == 0)
            return ImmutableDictionary<string, string>.Empty;
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Task.Keywords.Environment)
            AddEnvironment(environment, part, scope);
        return environment;
    }

    /// <summary>Opens a new connection to the task's host and runs a trivial command over it.</summary>
    /// <exception cref="TargetException">The host cannot be reached.</exception>
    public async Task ProbeAsync(VariableScope scope, TimeSpan limit, CancellationToken cancellationToken)
    {
        await _services.Targets.ResetAsync(Host.Name, cancellationToken);
        var selected = await HostRun.Play.Targets.OpenAsync(Host.Name, Task.Keywords, scope, scope, cancellationToken, limit);
        await selected.Target.RunAsync(Commands.CommandLine.Create("true"), null, cancellationToken);
    }

    private async Task<TaskResult> RunUnconditionallyAsync(VariableScope scope, string? label, LoopItem? item, CancellationToken cancellationToken)
    {
        if (DynamicInclude.IsInclude(Task.Action))
            return HostRun.Play.Includes.Evaluate(Task, scope, label, item);
        var delegateTo = Task.Keywords.DelegateTo.Text(scope);
        var runner = new ModuleRun(_services, this, delegateTo);
        return Task.Until.Count == 0 && Task.Retries is null
            ? await AttemptAsync(runner, scope, cancellationToken)
            : await RetryAsync(runner, scope, label, cancellationToken);
    }

    private async Task<TaskResult> AttemptAsync(ModuleRun runner, VariableScope scope, CancellationToken cancellationToken)
    {
        var result = new InventoryEffects(_services.Inventory).Apply(await runner.RunAsync(scope, cancellationToken), Host.Host);
        return result.Unreachable ? result : new ResultRules(_services, Task).Apply(result, scope, Task.Register.Text(scope));
    }

    private async Task<TaskResult> RetryAsync(ModuleRun runner, VariableScope scope, string? label, CancellationToken cancellationToken)
    {
        var retries = Math.Max(1, Task.Retries.Integer(scope) ?? 3);
        var delay = TimeSpan.FromSeconds(Math.Max(0, Task.Delay.Number(scope) ?? 5));
        for (long attempt = 1; ; attempt++)
        {
            var result = await AttemptAsync(runner, scope, cancellationToken);
            result.Values["attempts"] = attempt;
            if (result.Unreachable || IsSatisfied(result, scope))
                return result;
            if (attempt > retries)
                return GiveUp(result, attempt - 1);
            _services.Events.Publish(new TaskRetried(_services.Events.Now, Identity, Host.Name, retries - attempt + 1, Outcomes.Of(_services, Task, result with { ItemLabel = label, IsHidden = IsHidden })));
            await System.Threading.Tasks.Task.Delay(delay, _services.Time, cancellationToken);
        }
    }

    private bool IsSatisfied(TaskResult result, VariableScope scope)
    {
        if (Task.Until.Count == 0)
            return !result.Failed;
        var name = Task.Register.Text(scope);
        var inner = name is null ? scope : scope.With(new FixedLayer([new(name, result.Values)]));
        return _services.Conditions.AllHold(Task.Until, inner, out _);
    }

    private static TaskResult GiveUp(TaskResult result, long attempts)
    {
        result.Values["attempts"] = attempts;
        result.Values["failed"] = true;
        return result with { Failed = true };
    }

    private TaskResult Ignoring(TaskResult result, VariableScope scope)
    {
        var ignored = (result.Failed && !DynamicInclude.IsInclude(Task.Action) && (Task.Keywords.IgnoreErrors.Truth(scope) ?? false))
            || (result.Unreachable && (Task.Keywords.IgnoreUnreachable.Truth(scope) ?? false));
        return result with { Ignored = ignored };
    }

    private static TaskResult Failed(PlaybookException exception) => TaskResult.Fail(exception.Message, exception);

    private void AddEnvironment(Dictionary<string, string> environment, ContentValue part, VariableScope scope)
    {
        switch (_services.Templates.Finish(part.Value, scope))
        {
            case Dict dict:
                foreach (var (name, value) in dict)
                    environment[Python.Str(name)] = Python.Str(value);
                break;
            case IReadOnlyList<object?> list:
                foreach (var item in list)
                    AddEnvironment(environment, part with { Value = item }, scope);
                break;
            case null or Omit or "":
                break;
            default:
                throw new PlaybookException(ErrorCodes.KeywordValue, "'environment' must be a mapping of variable names to values", part.Position);
        }
    }
}
