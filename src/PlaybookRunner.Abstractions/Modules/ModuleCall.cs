using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules;

/// <summary>What surrounds one call of a module: where it acts, in which mode, and what it may ask of the engine.</summary>
public abstract class ModuleCall
{
    /// <summary>The machine to act on.</summary>
    public abstract ITarget Target { get; }

    /// <summary>The name of the task's host in the inventory.</summary>
    public abstract string HostName { get; }

    /// <summary>Whether only to say what would change.</summary>
    public abstract bool CheckMode { get; }

    /// <summary>Whether the result should show differences.</summary>
    public abstract bool DiffMode { get; }

    /// <summary>How talkative the run is: 0 to 6, as with <c>-v</c>.</summary>
    public abstract int Verbosity { get; }

    /// <summary>The task's <c>environment</c>; <see cref="RunAsync"/> applies it by itself.</summary>
    public abstract IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Files of the control node: search paths of roles and playbooks.</summary>
    public abstract IControlFiles Files { get; }

    /// <summary>Templates and expressions in the task's scope.</summary>
    public abstract ITaskTemplates Templates { get; }

    /// <summary>The clock.</summary>
    public abstract TimeProvider Time { get; }

    /// <summary>A variable of the task's scope, evaluated; also facts, as <c>ansible_facts</c>.</summary>
    /// <returns>Whether it is defined.</returns>
    public abstract bool TryGetVariable(string name, out object? value);

    /// <summary>Shows a warning with the task's place.</summary>
    public abstract void Warn(string message);

    /// <summary>Reports progress of something long, shown while the task runs.</summary>
    public abstract void Report(OutputLine line);

    /// <summary>Asks the person at the terminal.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="echo">Whether what is typed is shown.</param>
    /// <param name="limit">How long to wait for an answer; null for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was typed; null when nobody is there or the limit passed.</returns>
    public abstract Task<string?> AskAsync(string prompt, bool echo, TimeSpan? limit, CancellationToken cancellationToken);

    /// <summary>Calls another module with the same target and modes: <c>package</c> calls <c>apt</c>, <c>service</c> calls <c>systemd_service</c>.</summary>
    /// <param name="module">The other module's fully qualified name.</param>
    /// <param name="options">Its options by name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public abstract Task<ModuleResult> CallAsync(string module, IReadOnlyDictionary<string, object?> options, CancellationToken cancellationToken);

    /// <summary>
    /// Tries whether the host can be reached: drops the connection that stands, opens a new one and runs a trivial command as the task's user.
    /// Modules that need no target use it to wait for a machine (<c>wait_for_connection</c>).
    /// </summary>
    /// <param name="limit">How long opening the connection may take.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Why the host cannot be reached; null when it can.</returns>
    public abstract Task<Targets.TargetException?> ProbeConnectionAsync(TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>How the host is reached, for modules that drive a program of the control node (<c>synchronize</c>); null for the local machine.</summary>
    public abstract Connections.ConnectionSettings? Connection { get; }

    /// <summary>
    /// The job as which the work shall be left running on the target; null when its end is waited for, as it always is with modules that do not
    /// declare <see cref="ModuleAttribute.RunsDetached"/>.
    /// </summary>
    public virtual BackgroundJob? Job => null;

    /// <summary>Runs a command on the target with the task's environment; output lines of a long command are reported as they come.</summary>
    /// <exception cref="TargetOperationException">The command could not be started.</exception>
    public Task<CommandResult> RunAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var environment = request.Environment;
        foreach (var (name, value) in Environment)
        {
            if (!environment.ContainsKey(name))
            {
                environment = environment.Add(name, value);
            }
        }

        return Target.RunAsync(request with { Environment = environment }, request.IsLong && !request.HidesOutput ? new OutputReporter(this) : null, cancellationToken);
    }

    private sealed class OutputReporter(ModuleCall call) : IProgress<OutputLine>
    {
        public void Report(OutputLine value) => call.Report(value);
    }
}
