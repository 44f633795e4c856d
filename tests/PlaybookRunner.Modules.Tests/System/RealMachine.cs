using PlaybookRunner.Targets;
using PlaybookRunner.Testing;

namespace PlaybookRunner.Modules.Tests;

/// <summary>Runs modules by name on a real machine, this one unless told otherwise, the way a task would.</summary>
internal sealed class RealMachine(ITarget? target = null)
{
    private static readonly ModuleCatalogue Catalogue = new();

    public ITarget Target { get; } = target ?? new LocalTarget();

    /// <summary>The environment of the tasks.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Runs a module; a failure of any kind is a failed result, as in a play.</summary>
    public async Task<ModuleResult> RunAsync(string module, IReadOnlyDictionary<string, object?> options, bool check = false, bool diff = false) =>
        (await Assertion(module).RunAsync(check, diff, Pairs(options))).Result;

    /// <summary>Asserts that a module changes the machine once and gives the result of that.</summary>
    public async Task<ModuleResult> AssertChangesOnceAsync(string module, IReadOnlyDictionary<string, object?> options) =>
        (await Assertion(module).ChangesAsync(Pairs(options))).Applied.Result;

    private AssertModule Assertion(string module) =>
        new(Catalogue, module, Target) { Arrange = call => new TestCall(Target, Catalogue) { IsCheck = call.IsCheck, WithDiff = call.WithDiff, Settings = Environment, ControlFolder = "/" } };

    private static (string Name, object? Value)[] Pairs(IReadOnlyDictionary<string, object?> options) => [.. options.Select(pair => (pair.Key, pair.Value))];
}
