using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The terms with their index.</summary>
internal sealed class IndexedItemsLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.indexed_items"];

    public IReadOnlyList<object?> Run(LookupCall call) =>
        [.. call.Terms.SelectMany(term => term is IReadOnlyList<object?> list ? list : [term]).Select((item, index) => (object?)new List<object?> { (long)index, item })];
}
