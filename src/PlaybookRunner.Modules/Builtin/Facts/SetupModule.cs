using System.IO.Enumeration;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Gathers facts about the target, without Python and in one round trip.</summary>
[Module("ansible.builtin.setup", Aliases = ["ansible.builtin.gather_facts"])]
internal sealed partial class SetupModule : IModule<SetupOptions>
{
    private const string Prefix = "ansible_";

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(SetupOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> subset = [.. options.GatherSubset.Select(word => word.Trim())];
        var facts = await GatherAsync(subset, options, call, cancellationToken);
        var named = new OrderedDictionary<string, object?>();
        foreach (var (name, value) in facts)
            named[Prefix + name] = value;

        named["gather_subset"] = subset;
        named["module_setup"] = true;
        return ModuleResult.Of(changed: false) with { Facts = Filter(named, options.Filter) };
    }

    private static async Task<OrderedDictionary<string, object?>> GatherAsync(
        IReadOnlyList<string> subset, SetupOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var facts = new OrderedDictionary<string, object?>();
        var collectors = FactSubsets.Choose(subset, FactCollectors.All);
        if (collectors.Count == 0)
            return facts;

        var mark = $"={Guid.NewGuid():N}=";
        var sources = collectors.SelectMany(collector => collector.Sources);
        var command = FactScript.Compose(sources, mark, options.FactPath, TimeSpan.FromSeconds(options.GatherTimeout));
        var result = await call.RunAsync(command, cancellationToken);
        var sections = FactSections.Parse(result.Output, mark);
        foreach (var collector in collectors)
            collector.Read(sections, facts);

        return facts;
    }

    // A pattern may leave the prefix out.
    private static OrderedDictionary<string, object?> Filter(OrderedDictionary<string, object?> facts, IReadOnlyList<string> patterns)
    {
        if (patterns.Count == 0 || patterns.All(pattern => pattern is "" or "*"))
            return facts;

        var kept = new OrderedDictionary<string, object?>();
        foreach (var (name, value) in facts)
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && patterns.Any(pattern => Matches(pattern, name)))
                kept[name] = value;
        }

        return kept;
    }

    private static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)
        || FileSystemName.MatchesSimpleExpression(Prefix + pattern, name, ignoreCase: false);
}

/// <summary>The options of <c>setup</c>.</summary>
internal sealed class SetupOptions
{
    /// <summary>Names of subsets to gather, or with <c>!</c> not to gather: <c>all</c>, <c>min</c>, <c>hardware</c>, <c>network</c>, <c>virtual</c>, or a fact's name.</summary>
    public IReadOnlyList<string> GatherSubset { get; init; } = ["all"];

    /// <summary>Patterns of fact names; facts that match none are left out.</summary>
    public IReadOnlyList<string> Filter { get; init; } = [];

    /// <summary>How many seconds something that may hang, such as a dead network file system, is waited for.</summary>
    public int GatherTimeout { get; init; } = 10;

    /// <summary>The folder of local facts: <c>*.fact</c> files that are read, or run when they are executable.</summary>
    [Option(IsPath = true)]
    public string FactPath { get; init; } = "/etc/ansible/facts.d";
}
