using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Targets;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Finds a task's module, binds its options, and runs it against the target of the host or of the host it is delegated to.</summary>
internal sealed class ModuleRun(RunServices services, TaskRun run, string? delegateTo)
{
    public async Task<TaskResult> RunAsync(VariableScope scope, CancellationToken cancellationToken)
    {
        var module = FindModule(scope);
        var bound = Bind(module, scope);
        services.Mask.Add(bound.Secrets);
        if (run.CheckMode && !module.SupportsCheckMode)
            return TaskResult.Skip($"remote module ({module.Name}) does not support check mode");
        await services.Forks.WaitAsync(cancellationToken);
        try
        {
            var result = await RunBoundAsync(module, bound, scope, cancellationToken);
            return delegateTo is null || delegateTo == run.Host.Name ? result : result with { DelegatedTo = delegateTo };
        }
        finally
        {
            services.Forks.Release();
        }
    }

    private ModuleDefinition FindModule(VariableScope scope)
    {
        var action = run.Task.Action;
        var name = action.Template is null ? action.Resolved : Python.Str(services.Templates.Evaluate(action.Template, scope));
        return services.Modules.Find(name, run.Task.Keywords.Collections)
            ?? throw new PlaybookException(ErrorCodes.UnknownModule, $"there is no module '{name}'", action.Position)
            {
                Hint = ClosestName.Hint(name, services.Modules.Names),
            };
    }

    private BoundModule Bind(ModuleDefinition module, VariableScope scope)
    {
        var values = new TaskArgumentValues(services).Of(run.Task, module, scope);
        try
        {
            return module.Bind(values);
        }
        catch (ModuleOptionException exception)
        {
            throw Located(exception, module);
        }
    }

    // A name that is not known is wrong where it stands, a value where the value stands; of suboptions only the outermost one is known.
    private PlaybookException Located(ModuleOptionException exception, ModuleDefinition module)
    {
        var name = exception.Option?.Split('.')[0];
        var argument = name is null ? null : run.Task.Arguments.Find(module, name);
        var isKnown = module.Options.Any(option => option.Name == name || option.Aliases.Contains(name));
        var position = argument is null ? run.Task.Action.Position : isKnown ? argument.ValuePosition : argument.NamePosition;
        return new PlaybookException(ErrorCodes.ModuleOptions, exception.Message, position, exception) { Hint = exception.Hint };
    }

    private async Task<TaskResult> RunBoundAsync(ModuleDefinition module, BoundModule bound, VariableScope scope, CancellationToken cancellationToken)
    {
        var seconds = run.Task.Keywords.Timeout.Integer(scope) is { } given and > 0 ? given : (long?)null;
        using var limit = TimeLimit(seconds, cancellationToken);
        try
        {
            return run.Task.Async.Integer(scope) is { } allowed and > 0
                ? await RunAsJobAsync(module, bound, scope, allowed, limit.Token)
                : await CallAsync(module, bound, scope, null, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TaskResult.Fail($"The task took longer than the {seconds} seconds it was given, and was ended");
        }
        catch (ConnectionLostException exception)
        {
            return Results.Unreachable(exception.Message);
        }
        catch (TargetException exception)
        {
            return TaskResult.Fail(exception.Message);
        }
    }

    private Task<TaskResult> RunAsJobAsync(ModuleDefinition module, BoundModule bound, VariableScope scope, long seconds, CancellationToken cancellationToken)
    {
        var task = new AsyncTask(services, run, module, (job, token) => CallAsync(module, bound, scope, job, token), OpenAsync);
        return task.RunAsync(seconds, run.Task.Poll.Integer(scope) ?? services.Options.PollInterval, cancellationToken);

        async Task<TaskModuleCall> OpenAsync(CancellationToken token) => new(services, run, scope, await OpenTargetAsync(scope, token));
    }

    private async Task<TaskResult> CallAsync(ModuleDefinition module, BoundModule bound, VariableScope scope, BackgroundJob? job, CancellationToken cancellationToken)
    {
        try
        {
            var selected = module.NeedsNoTarget ? null : await OpenTargetAsync(scope, cancellationToken);
            var tripsBefore = selected?.Target.RoundTrips ?? 0;
            var call = new TaskModuleCall(services, run, scope, selected, job);
            var result = await bound.RunAsync(call, cancellationToken);
            return Results.Of(result, call.Warnings) with { RoundTrips = (selected?.Target.RoundTrips ?? 0) - tripsBefore };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return TaskResult.Fail($"A file of the control node cannot be used: {exception.Message}");
        }
        catch (ModuleFailedException exception)
        {
            return Results.Of(exception.Result, []);
        }
        catch (ModuleOptionException exception)
        {
            throw Located(exception, module);
        }
        catch (PythonException exception)
        {
            return TaskResult.Fail(exception.Message);
        }
        catch (ConnectionLostException exception)
        {
            return Results.Unreachable(exception.MayHaveRun ? $"{exception.Message}; what was under way may have been done" : exception.Message);
        }
        catch (BecomeException exception)
        {
            return TaskResult.Fail(exception.Message) with { FailureCode = ErrorCodes.Become };
        }
        catch (TargetException exception)
        {
            return TaskResult.Fail(exception.Message);
        }
    }

    private static CancellationTokenSource TimeLimit(long? seconds, CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (seconds is { } given)
            source.CancelAfter(TimeSpan.FromSeconds(given));
        return source;
    }

    private Task<SelectedTarget> OpenTargetAsync(VariableScope scope, CancellationToken cancellationToken)
    {
        var selection = run.HostRun.Play.Targets;
        if (delegateTo is null)
            return selection.OpenAsync(run.Host.Name, run.Task.Keywords, scope, scope, cancellationToken);
        var other = run.HostRun.Play.StateFor(delegateTo);
        return selection.OpenAsync(delegateTo, run.Task.Keywords, scope, run.HostRun.Play.Scopes.Of(other, scope.Surroundings), cancellationToken);
    }
}
