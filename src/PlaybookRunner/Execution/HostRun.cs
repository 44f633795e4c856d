using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>
/// One host's way through one play, as a person reads it: a block is a try, <c>rescue</c> a catch, <c>always</c> a finally, an include is a call.
/// </summary>
internal sealed class HostRun
{
    private readonly RunServices _services;
    private readonly HandlerQueue _handlers;
    private readonly HashSet<string> _rolesDone = new(StringComparer.Ordinal);
    private CancellationToken _cancellation;

    // Of the task that the host waits for: its name may need the variables of an include.
    private WalkFrame _frame = WalkFrame.Outermost;

    public HostRun(PlayRun play, HostState state, RunServices services)
    {
        Play = play;
        State = state;
        _services = services;
        _handlers = new HandlerQueue(this, services);
    }

    public PlayRun Play { get; }

    public HostState State { get; }

    /// <summary>Whether the host has come to the task of <c>--start-at-task</c>.</summary>
    public bool HasStarted { get; set; }

    /// <summary>What <c>vars_files</c> gave this host, the last file first.</summary>
    public IReadOnlyList<IVariableLayer> VariableFiles { get; set; } = [];

    /// <summary>Walks the whole play. Whatever happens to the host is kept in its state.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        try
        {
            await WalkSectionsAsync();
        }
        catch (HostUnreachableException)
        {
        }
        catch (PlayEndedException ended)
        {
            Play.End(ended.Scope);
        }
        catch (PlaybookErrorsException)
        {
            // Content that is wrong ends the run: the other hosts begin no further task.
            Play.End(PlayEndScope.Play);
            throw;
        }
        finally
        {
            Play.Strategy.Leave(this);
        }
    }

    /// <summary>What a task lends to its templates: the files on its search path, warnings with its place.</summary>
    public TemplateSurroundings Surroundings(PlaybookTask task) => Play.SurroundingsOf(task, _cancellation);

    /// <summary>A keyword's text for people: evaluated, or as it was written where that fails.</summary>
    public string TextOrSource(Setting<string> setting, PlaybookTask task)
    {
        if (setting.Template is null)
            return setting.Value ?? "";
        try
        {
            return setting.Text(Play.Scopes.Of(this, task, _frame, Surroundings(task))) ?? "";
        }
        catch (PlaybookException)
        {
            return (setting.Template as TemplateText)?.Text ?? "";
        }
    }

    /// <summary>Runs what was notified so far, in the order in which handlers are written.</summary>
    /// <param name="position">Where the host stands.</param>
    public async Task FlushHandlersAsync(StepPosition position)
    {
        for (var pass = 0; _handlers.HasNotified; pass++)
        {
            var passPosition = position.Down(pass);
            var handlers = Play.Handlers;
            for (var index = 0; index < handlers.Count; index++)
            {
                if (_handlers.Take(handlers[index]))
                    await RunTaskAsync(handlers[index].Task, passPosition.Down(index), WalkFrame.Outermost with { IsHandler = true });
            }
        }
    }

    private async Task WalkSectionsAsync()
    {
        var position = StepPosition.Start;
        try
        {
            for (var index = 0; index < Play.Sections.Count; index++)
            {
                if (Play.Sections[index].GathersFacts && !Play.GathersFactsOf(this))
                    continue;
                await WalkAsync(Play.Sections[index].Steps, position.Down(index).Down(0), WalkFrame.Outermost);
                if (Play.Sections[index].FlushesHandlers)
                    await FlushHandlersAsync(position.Down(index).Down(1));
            }
        }
        catch (TaskFailedException)
        {
            State.MarkFailed();
            if (Play.ForcesHandlers)
                await FlushForcedAsync(position.Down(Play.Sections.Count));
        }
    }

    private async Task FlushForcedAsync(StepPosition position)
    {
        try
        {
            await FlushHandlersAsync(position);
        }
        catch (TaskFailedException)
        {
            // The host has failed already; a handler that fails too changes nothing about that.
        }
    }

    private async Task WalkAsync(IReadOnlyList<Step> steps, StepPosition position, WalkFrame frame)
    {
        for (var index = 0; index < steps.Count; index++)
        {
            var here = position.Down(index);
            switch (steps[index])
            {
                case PlaybookTask task:
                    await RunTaskAsync(task, here, frame);
                    break;
                case Block block:
                    await RunBlockAsync(block, here, frame);
                    break;
                case RoleRun role:
                    await RunRoleAsync(role, here, frame);
                    break;
                case PlaybookStep playbook:
                    await RunPlaysAsync(playbook, here, frame);
                    break;
            }
        }
    }

    // The plays run once, when all hosts that go together have arrived; a host that fails in them fails here.
    private async Task RunPlaysAsync(PlaybookStep step, StepPosition position, WalkFrame frame)
    {
        var turn = await Play.Strategy.TakeAsync(this, position, step.Import, frame.IsHandler, _cancellation);
        if (!turn.Hosts.Contains(this))
            throw Play.EndFor(this)!;
        turn.Leave(this);
        await Play.RunPlaysAsync(step, _cancellation);
        if (State.IsOut)
            throw new PlayEndedException(PlayEndScope.Host);
    }

    private async Task RunRoleAsync(RoleRun run, StepPosition position, WalkFrame frame)
    {
        if (run.Role is { } use && !_rolesDone.Add(use.Signature) && !use.AllowDuplicates)
            return;
        try
        {
            await WalkAsync(run.Steps, position, frame);
        }
        catch (PlayEndedException ended) when (ended.Scope == PlayEndScope.Role)
        {
        }
    }

    private Task RunBlockAsync(Block block, StepPosition position, WalkFrame frame) =>
        BlockRepetition.IsWanted(block)
            ? new BlockRepetition(block, this, _services).RunAsync(position, frame, RunBlockOnceAsync, _cancellation)
            : RunBlockOnceAsync(block, position, frame);

    private async Task RunBlockOnceAsync(Block block, StepPosition position, WalkFrame frame)
    {
        try
        {
            await RunRescuableAsync(block, position, frame);
        }
        catch (TaskFailedException)
        {
            await WalkAsync(block.Always, position.Down(2), frame);
            throw;
        }

        await WalkAsync(block.Always, position.Down(2), frame);
    }

    private async Task RunRescuableAsync(Block block, StepPosition position, WalkFrame frame)
    {
        try
        {
            await WalkAsync(block.Body, position.Down(0), frame);
        }
        catch (TaskFailedException failure) when (block.Rescue.Count > 0)
        {
            State.CountRescued();
            State.Values["ansible_failed_task"] = FailedTask.Describe(failure, Play.Scopes.Of(this, failure.Task, frame, Surroundings(failure.Task)));
            State.Values["ansible_failed_result"] = failure.Result.Values;
            await WalkAsync(block.Rescue, position.Down(1), frame);
        }
    }

    private async Task RunTaskAsync(PlaybookTask task, StepPosition position, WalkFrame frame)
    {
        if (!frame.IsHandler && !Play.Selection.Selects(task, this))
            return;
        _frame = frame;
        var turn = await Play.Strategy.TakeAsync(this, position, task, frame.IsHandler, _cancellation);
        if (!turn.Includes(this))
            throw Play.EndFor(this)!;
        try
        {
            if (await IsWantedAsync(task, turn))
                await RunInTurnAsync(task, turn, position, frame);
        }
        catch (PlaybookException exception)
        {
            throw Failed(task, turn, exception);
        }
        finally
        {
            turn.Leave(this);
        }
    }

    private Task<bool> IsWantedAsync(PlaybookTask task, TaskTurn turn) =>
        MetaAction.Is(task.Action) ? Task.FromResult(true) : turn.ConfirmAsync(() => _services.Confirmation.AskAsync(turn.Identity, _cancellation));

    // A keyword whose template fails fails the task, as one of its arguments does.
    private TaskFailedException Failed(PlaybookTask task, TaskTurn turn, PlaybookException exception)
    {
        var result = TaskResult.Fail(exception.Message, exception) with { IsHidden = task.Keywords.NoLog is { Template: not null } or { Value: true } };
        _services.Events.Publish(new TaskCompleted(_services.Events.Now, turn.Identity, State.Name, Outcomes.Of(_services, task, result)));
        Play.CountFailure(this, task);
        return new TaskFailedException(task, turn.Identity, result);
    }

    private async Task RunInTurnAsync(PlaybookTask task, TaskTurn turn, StepPosition position, WalkFrame frame)
    {
        if (MetaAction.Is(task.Action))
        {
            await MetaAction.RunAsync(task, this, position, frame, _services, _cancellation);
            return;
        }

        var (result, ranHere) = await RunOnceOrEachAsync(task, turn, frame);
        new ResultEffects(this).Apply(task, result, frame);
        if (ranHere && !Ends(result))
            CountAndNotify(task, result, frame);
        await FinishAsync(task, turn, result, position, frame);
    }

    // A host that only got the result of a task with run_once neither counts it nor notifies handlers.
    private async Task<(TaskResult Result, bool RanHere)> RunOnceOrEachAsync(PlaybookTask task, TaskTurn turn, WalkFrame frame)
    {
        var run = new TaskRun(_services, this, task, turn.Identity, frame);
        if (turn.Hosts.Count == 1 || !RunsOnce(task, run))
            return (await ExecuteAsync(run, turn), true);
        if (!turn.IsFirst(this))
            return (await turn.SharedResult.WaitAsync(_cancellation), false);
        try
        {
            var result = await ExecuteAsync(run, turn);
            turn.Share(result);
            return (result, true);
        }
        catch (Exception exception)
        {
            turn.ShareFailure(exception);
            throw;
        }
    }

    private bool RunsOnce(PlaybookTask task, TaskRun run) =>
        (task.Keywords.RunOnce.Truth(run.Scope) ?? false) || (_services.Modules.Find(task.Action.Resolved)?.RunsOncePerBatch ?? false);

    private async Task<TaskResult> ExecuteAsync(TaskRun run, TaskTurn turn)
    {
        var places = run.Task.Keywords.Throttle.Integer(run.Scope) is { } limit and > 0 ? Play.PlacesFor(run.Task, (int)limit) : null;
        if (places is not null)
            await places.EnterAsync(_cancellation);
        try
        {
            return await ExecuteInPlaceAsync(run, turn);
        }
        finally
        {
            places?.Leave();
        }
    }

    private async Task<TaskResult> ExecuteInPlaceAsync(TaskRun run, TaskTurn turn)
    {
        _services.Events.Publish(new HostTaskStarted(_services.Events.Now, turn.Identity, State.Name));
        var started = _services.Time.GetTimestamp();
        var result = await run.RunAsync(_cancellation);
        if (!DynamicInclude.IsInclude(run.Task.Action) || result.Failed || result.Skipped)
        {
            var outcome = Outcomes.Of(_services, run.Task, result) with { Duration = _services.Time.GetElapsedTime(started) };
            _services.Events.Publish(new TaskCompleted(_services.Events.Now, turn.Identity, State.Name, outcome));
        }

        return result;
    }

    private async Task FinishAsync(PlaybookTask task, TaskTurn turn, TaskResult result, StepPosition position, WalkFrame frame)
    {
        if (DynamicInclude.IsInclude(task.Action))
            await WalkIncludesAsync(turn, result, position, frame);
        if (result.Unreachable && !result.Ignored)
        {
            State.MarkUnreachable();
            Play.CountFailure(this, task);
            throw new HostUnreachableException();
        }

        if (result.Failed && !result.Ignored)
        {
            Play.CountFailure(this, task);
            throw new TaskFailedException(task, turn.Identity, result);
        }
    }

    private static bool Ends(TaskResult result) => (result.Failed || result.Unreachable) && !result.Ignored;

    private void CountAndNotify(PlaybookTask task, TaskResult result, WalkFrame frame)
    {
        // An include counts once for each thing it brings in.
        for (var i = 0; i < Math.Max(1, result.Includes.Count); i++)
            State.Count(result.Status, result.Changed, result.Ignored);
        if (result.Changed && !result.Failed)
            _handlers.Notify(task, Play.Scopes.Of(this, task, frame, Surroundings(task)));
    }

    private async Task WalkIncludesAsync(TaskTurn turn, TaskResult result, StepPosition position, WalkFrame frame)
    {
        var all = await turn.IncludeAsync(this, [.. result.Includes.Select(include => include.Inclusion)], _cancellation);
        foreach (var inclusion in turn.IsFirst(this) ? all : [])
            AnnounceInclusion(turn, inclusion);
        for (var ordinal = 0; ordinal < all.Count; ordinal++)
        {
            foreach (var include in result.Includes.Where(include => include.Inclusion == all[ordinal]))
                await WalkAsync(include.Steps, position.Down(ordinal), include.Item is null ? frame : frame.Inside(include.Item));
        }
    }

    private void AnnounceInclusion(TaskTurn turn, Inclusion inclusion) =>
        _services.Events.Publish(new ContentIncluded(
            _services.Events.Now, turn.Identity, inclusion.Name, [.. turn.HostsOf(inclusion).Select(host => host.State.Name)], inclusion.Label));
}
