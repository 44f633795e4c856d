using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Events;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Targets;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>A module's call for one task, or one item of its loop, on one host.</summary>
internal sealed class TaskModuleCall(RunServices services, TaskRun run, VariableScope scope, SelectedTarget? selected, BackgroundJob? job = null) : ModuleCall
{
    public override ITarget Target =>
        selected?.Target ?? throw new InvalidOperationException("The module declares that it needs no target, and asks for one.");

    public override ConnectionSettings? Connection => selected?.Connection;

    public override BackgroundJob? Job => job;

    public override string HostName => run.Host.Name;

    public override bool CheckMode => run.CheckMode;

    public override bool DiffMode => run.DiffMode;

    public override int Verbosity => services.Options.Verbosity;

    public override IReadOnlyDictionary<string, string> Environment { get; } = run.EnvironmentIn(scope);

    public override IControlFiles Files => scope.Surroundings.Files;

    public override ITaskTemplates Templates { get; } = new ScopeTemplates(scope);

    public override TimeProvider Time => services.Time;

    /// <summary>Warnings given during the call, for the result.</summary>
    public List<string> Warnings { get; } = [];

    public override bool TryGetVariable(string name, out object? value)
    {
        var found = scope.TryGet(name, out var raw);
        value = found ? Python.Reach(raw) : null;
        return found && value is not Undefined;
    }

    public override void Warn(string message)
    {
        Warnings.Add(message);
        services.Events.Warn(ErrorCodes.ModuleWarning, message, run.Task.Position);
    }

    public override void Report(OutputLine line)
    {
        if (!run.IsHidden)
            services.Events.Publish(new TaskOutput(services.Events.Now, run.Identity, HostName, line with { Text = services.Mask.Apply(line.Text) }));
    }

    public override Task<string?> AskAsync(string prompt, bool echo, TimeSpan? limit, CancellationToken cancellationToken) =>
        services.Ask?.Invoke(prompt, echo, limit, cancellationToken) ?? System.Threading.Tasks.Task.FromResult<string?>(null);

    public override async Task<TargetException?> ProbeConnectionAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await run.ProbeAsync(scope, limit, cancellationToken);
            return null;
        }
        catch (TargetException exception)
        {
            return exception;
        }
    }

    public override Task<ModuleResult> CallAsync(string module, IReadOnlyDictionary<string, object?> options, CancellationToken cancellationToken)
    {
        var definition = services.Modules.Find(module) ?? throw new ModuleFailedException($"there is no module '{module}'");
        try
        {
            return definition.Bind(options).RunAsync(this, cancellationToken);
        }
        catch (ModuleOptionException exception)
        {
            throw new ModuleFailedException($"{definition.Name}: {exception.Message}", exception);
        }
    }
}
