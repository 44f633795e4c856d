namespace PlaybookRunner.Modules.Builtin;

/// <summary>Sets figures that are shown when the run ends.</summary>
[Module("ansible.builtin.set_stats", NeedsNoTarget = true)]
internal sealed partial class SetStatsModule : IModule<SetStatsOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(SetStatsOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        foreach (var name in options.Data.Keys)
            VariableName.Check(name);

        return Task.FromResult(ModuleResult.Of(changed: false).With("ansible_stats", new OrderedDictionary<string, object?>
        {
            ["data"] = options.Data,
            ["per_host"] = options.PerHost,
            ["aggregate"] = options.Aggregate,
        }));
    }
}

/// <summary>The options of <c>set_stats</c>.</summary>
internal sealed class SetStatsOptions
{
    /// <summary>The figures by name.</summary>
    public IReadOnlyDictionary<string, object?> Data { get; init; } = new Dictionary<string, object?>();

    /// <summary>Whether each host has figures of its own.</summary>
    public bool PerHost { get; init; }

    /// <summary>Whether a value is added to the one that is there rather than put in its place.</summary>
    public bool Aggregate { get; init; } = true;
}
