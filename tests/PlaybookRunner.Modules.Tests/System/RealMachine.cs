using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Tests;

/// <summary>Runs modules by name on a real machine, this one unless told otherwise, the way a task would.</summary>
internal sealed class RealMachine(ITarget? target = null)
{
    private static readonly Dictionary<string, ModuleDefinition> Known = new ModuleCatalogue().Modules
        .SelectMany(module => module.Aliases.Append(module.Name).Select(name => (name, module)))
        .ToDictionary(pair => pair.name, pair => pair.module);

    public ITarget Target { get; } = target ?? new LocalTarget();

    public List<string> Warnings { get; } = [];

    public Dictionary<string, object?> Variables { get; } = [];

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Runs a module; a failure of any kind is a failed result, as in a play.</summary>
    public async Task<ModuleResult> RunAsync(string module, IReadOnlyDictionary<string, object?> options, bool check = false, bool diff = false)
    {
        try
        {
            return await Known[module].Bind(options).RunAsync(new Call(this, check, diff), CancellationToken.None);
        }
        catch (ModuleFailedException exception)
        {
            return exception.Result;
        }
        catch (Exception exception) when (exception is ModuleOptionException or TargetOperationException)
        {
            return ModuleResult.Fail(exception.Message);
        }
    }

    /// <summary>Runs a module four ways: check mode, which must change nothing; with a difference; for good; and again, which must find nothing to do.</summary>
    public async Task<ModuleResult> AssertChangesOnceAsync(string module, IReadOnlyDictionary<string, object?> options)
    {
        var check = await RunAsync(module, options, check: true);
        Assert.That(check, Has.Property("Failed").False.And.Property("Changed").True, $"check mode: {check.Message}");
        var diff = await RunAsync(module, options, check: true, diff: true);
        Assert.That(diff, Has.Property("Failed").False.And.Property("Changed").True, "check mode has changed something");
        var result = await RunAsync(module, options);
        Assert.That(result, Has.Property("Failed").False.And.Property("Changed").True, $"apply: {result.Message}");
        var again = await RunAsync(module, options);
        Assert.That(again, Has.Property("Failed").False.And.Property("Changed").False, $"apply again: {again.Message}");
        return result;
    }

    private sealed class Call(RealMachine machine, bool check, bool diff) : ModuleCall
    {
        public override ITarget Target => machine.Target;

        public override string HostName => "machine";

        public override bool CheckMode => check;

        public override bool DiffMode => diff;

        public override int Verbosity => 0;

        public override IReadOnlyDictionary<string, string> Environment => machine.Environment;

        public override IControlFiles Files { get; } = new AbsoluteFiles();

        public override ITaskTemplates Templates => throw new NotSupportedException();

        public override TimeProvider Time => TimeProvider.System;

        public override ConnectionSettings? Connection => null;

        public override bool TryGetVariable(string name, out object? value) => machine.Variables.TryGetValue(name, out value);

        public override void Warn(string message) => machine.Warnings.Add(message);

        public override void Report(OutputLine line)
        {
        }

        public override Task<string?> AskAsync(string prompt, bool echo, TimeSpan? limit, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public override Task<ModuleResult> CallAsync(string module, IReadOnlyDictionary<string, object?> options, CancellationToken cancellationToken) =>
            Known[module].Bind(options).RunAsync(this, cancellationToken);

        public override Task<TargetException?> ProbeConnectionAsync(TimeSpan limit, CancellationToken cancellationToken) => Task.FromResult<TargetException?>(null);
    }

    private sealed class AbsoluteFiles : IControlFiles
    {
        public string Find(string folder, string name) =>
            File.Exists(name) ? name : throw new ModuleFailedException($"Could not find or access '{name}'");

        public byte[] Read(string path, bool decrypt = true) => File.ReadAllBytes(path);

        public IReadOnlyDictionary<string, object?> LoadVariables(string path) => throw new NotSupportedException();
    }
}
