using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The elements of lists, and of the lists in them, in one list.</summary>
internal sealed class FlattenedLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["community.general.flattened", "flattened"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(Flat)];

    private static IEnumerable<object?> Flat(object? term) => Python.Reach(term) is IReadOnlyList<object?> list ? list.SelectMany(Flat) : [term];
}
