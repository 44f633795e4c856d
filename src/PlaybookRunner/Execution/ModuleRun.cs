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
        using var limit = TimeLimit(scope, cancellationToken);
        SelectedTarget? selected = null;
        long tripsBefore = 0;
        try
        {
            selected = module.NeedsNoTarget ? null : await OpenTargetAsync(scope, limit.Token);
            tripsBefore = selected?.Target.RoundTrips ?? 0;
            var call = new TaskModuleCall(services, run, scope, selected);
            var result = await bound.RunAsync(call, limit.Token);
            return Results.Of(result, call.Warnings) with { RoundTrips = (selected?.Target.RoundTrips ?? 0) - tripsBefore };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TaskResult.Fail($"The task took longer than the {SecondsAllowed(scope)} seconds it was given, and was ended");
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

    private CancellationTokenSource TimeLimit(VariableScope scope, CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (SecondsAllowed(scope) is { } seconds)
            source.CancelAfter(TimeSpan.FromSeconds(seconds));
        return source;
    }

    // A task with 'async' that is waited for is one with a time limit: the connection is no reason to detach it.
    private long? SecondsAllowed(VariableScope scope)
    {
        var limits = new[] { run.Task.Keywords.Timeout.Integer(scope), run.Task.Async.Integer(scope) }.Where(limit => limit > 0).ToList();
        return limits.Count == 0 ? null : limits.Min();
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
