namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>A group of facts that are gathered together.</summary>
/// <param name="Name">The name by which <c>gather_subset</c> asks for it.</param>
/// <param name="Sources">What is read on the target.</param>
/// <param name="Read">Adds the facts, without the prefix <c>ansible_</c>, to the dictionary; facts of the collectors that it requires are there.</param>
internal sealed record FactCollector(string Name, IReadOnlyList<FactSource> Sources, Action<FactSections, OrderedDictionary<string, object?>> Read)
{
    /// <summary>Further names that ask for it: the facts that it gives.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Names of collectors that are gathered with it.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Whether it belongs to the subset <c>min</c>.</summary>
    public bool IsMinimal { get; init; }
}
