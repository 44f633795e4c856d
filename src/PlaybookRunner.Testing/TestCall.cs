using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Modules;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Testing;

/// <summary>A call of a module as a test sets it up.</summary>
/// <param name="target">The machine to act on.</param>
/// <param name="catalogue">The modules that the module may call.</param>
public sealed class TestCall(ITarget target, IModuleCatalogue catalogue) : ModuleCall
{
    private readonly List<string> _warnings = [];
    private readonly List<OutputLine> _output = [];

    /// <inheritdoc/>
    public override ITarget Target => target;

    /// <inheritdoc/>
    public override string HostName => "testhost";

    /// <inheritdoc/>
    public override bool CheckMode => IsCheck;

    /// <inheritdoc/>
    public override bool DiffMode => WithDiff;

    /// <inheritdoc/>
    public override int Verbosity => 0;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Environment => Settings;

    /// <inheritdoc/>
    public override IControlFiles Files => new TestControlFiles(ControlFolder);

    /// <inheritdoc/>
    public override ITaskTemplates Templates => new TestTemplates(Variables);

    /// <inheritdoc/>
    public override TimeProvider Time => Clock;

    /// <inheritdoc/>
    public override ConnectionSettings? Connection => Reached;

    /// <summary>Whether the call is in check mode.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Whether differences are wanted.</summary>
    public bool WithDiff { get; init; }

    /// <summary>The task's environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The variables of the task.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; init; } = new Dictionary<string, object?>();

    /// <summary>The folder that files and templates are searched in.</summary>
    public string ControlFolder { get; init; } = Path.GetTempPath();

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the host is reached.</summary>
    public ConnectionSettings? Reached { get; init; }

    /// <summary>What the person at the terminal answers; null when nobody is there.</summary>
    public string? Answer { get; init; }

    /// <summary>The warnings so far.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The output lines reported so far.</summary>
    public IReadOnlyList<OutputLine> Output => _output;

    /// <inheritdoc/>
    public override bool TryGetVariable(string name, out object? value) => Variables.TryGetValue(name, out value);

    /// <inheritdoc/>
    public override void Warn(string message) => _warnings.Add(message);

    /// <inheritdoc/>
    public override void Report(OutputLine line) => _output.Add(line);

    /// <inheritdoc/>
    public override Task<string?> AskAsync(string prompt, bool echo, TimeSpan? limit, CancellationToken cancellationToken) => Task.FromResult(Answer);

    /// <inheritdoc/>
    public override Task<ModuleResult> CallAsync(string module, IReadOnlyDictionary<string, object?> options, CancellationToken cancellationToken)
    {
        var definition = catalogue.Modules.FirstOrDefault(one => one.Name == module || one.Aliases.Contains(module))
            ?? throw new ModuleAssertionException($"no module is named {module}");
        return definition.Bind(options).RunAsync(this, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<TargetException?> ProbeConnectionAsync(TimeSpan limit, CancellationToken cancellationToken) =>
        Task.FromResult<TargetException?>(null);
}
