namespace PlaybookRunner.Modules.Builtin;

/// <summary>Sets variables of the host for the rest of the run.</summary>
[Module("ansible.builtin.set_fact", NeedsNoTarget = true, AcceptsAnyOption = true)]
internal sealed partial class SetFactModule : IModule<SetFactOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(SetFactOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Facts.Count == 0)
            throw new ModuleFailedException("No key/value pairs provided, at least one is required for this action to succeed");

        foreach (var name in options.Facts.Keys)
            VariableName.Check(name);

        // The values are shown under ansible_facts as the reference shows them, but they are variables, not gathered facts: the effect sets them.
        return Task.FromResult(ModuleResult.Of(changed: false).With("ansible_facts", options.Facts) with
        {
            Effects = [new ResultEffect.SetFacts(options.Facts, options.Cacheable)],
        });
    }
}

/// <summary>The options of <c>set_fact</c>.</summary>
internal sealed class SetFactOptions
{
    /// <summary>Whether the values become facts of the fact cache too.</summary>
    public bool Cacheable { get; init; }

    /// <summary>The variables.</summary>
    [Option(CollectsRest = true)]
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();
}
