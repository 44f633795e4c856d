using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>All combinations of an element of each list.</summary>
internal sealed class NestedLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.nested"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        IEnumerable<List<object?>> rows = [[]];
        foreach (var term in call.Terms)
            rows = rows.SelectMany(row => (term is IReadOnlyList<object?> list ? list : [term]).Select(item => new List<object?>(row) { item })).ToList();
        return [.. rows];
    }
}
