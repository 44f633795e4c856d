using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>What the lookups that combine lists have in common.</summary>
internal static class ListTerms
{
    /// <summary>The elements of a row; where one is a list, its elements.</summary>
    public static List<object?> Flattened(IEnumerable<object?> row) => [.. row.SelectMany(static item => Python.Reach(item) is IReadOnlyList<object?> list ? list : [item])];
}
