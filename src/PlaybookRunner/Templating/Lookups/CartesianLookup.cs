using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>All combinations of an element of each list; what is no list counts as a list of one.</summary>
internal sealed class CartesianLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["community.general.cartesian", "cartesian"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        if (call.Terms.Count == 0)
            throw new PythonException(PythonErrorType.LookupError, "with_cartesian requires at least one element in each list");
        IEnumerable<List<object?>> rows = [[]];
        foreach (var term in call.Terms.Select(Elements))
            rows = rows.SelectMany(row => term.Select(item => new List<object?>(row) { item })).ToList();
        return [.. rows.Select(ListTerms.Flattened)];
    }

    private static List<object?> Elements(object? term) => Python.Reach(term) is var value && value is IReadOnlyList<object?> or Dict ? [.. Python.Iterate(value)] : [value];
}
