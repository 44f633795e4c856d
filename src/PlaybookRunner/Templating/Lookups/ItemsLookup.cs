using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The terms themselves, lists among them flattened by one level.</summary>
internal sealed class ItemsLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.items"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(term => term is IReadOnlyList<object?> list ? list : [term])];
}
