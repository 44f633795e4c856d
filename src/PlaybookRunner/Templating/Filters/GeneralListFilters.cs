using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>community.general</c> that combine several lists.</summary>
internal static class GeneralListFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("lists_union", "*lists, flatten=false", static (in JinjaCall c) => Fold(c, static (left, right) => [.. left, .. right]))
        .Add("lists_intersect", "*lists, flatten=false", static (in JinjaCall c) => Fold(c, static (left, right) => [.. left.Where(item => Holds(right, item))]))
        .Add("lists_difference", "*lists, flatten=false", static (in JinjaCall c) => Fold(c, static (left, right) => [.. left.Where(item => !Holds(right, item))]))
        .Add("lists_symmetric_difference", "*lists, flatten=false", static (in JinjaCall c) =>
            Fold(c, static (left, right) => [.. left.Where(item => !Holds(right, item)), .. right.Where(item => !Holds(left, item))]))
        .Add("lists_mergeby", "*terms, recursive=false, list_merge='replace'", static (in JinjaCall c) => MergeBy(c));

    private static bool Holds(List<object?> list, object? item) => list.Exists(each => Python.Equal(each, item));

    private static List<object?> Fold(in JinjaCall call, Func<List<object?>, List<object?>, List<object?>> combine)
    {
        IEnumerable<object?> lists = call.Boolean(0) ? call.Extra.SelectMany(Inner) : call.Extra;
        List<object?>? result = null;
        foreach (var list in lists.Select(Listed))
            result = Distinct(result is null ? list : combine(result, list));
        return result ?? [];
    }

    // One level of lists of lists is taken away; what is no list stays.
    private static IEnumerable<object?> Inner(object? term) =>
        term is IReadOnlyList<object?> list && list.Any(static item => item is IReadOnlyList<object?>) ? list : [term];

    private static List<object?> Listed(object? value) =>
        value is IReadOnlyList<object?> list ? [.. list] : throw Arguments.TypeError("All arguments must be lists");

    private static List<object?> Distinct(List<object?> items)
    {
        var result = new List<object?>();
        foreach (var item in items.Where(item => !Holds(result, item)))
            result.Add(item);
        return result;
    }

    private static List<object?> MergeBy(in JinjaCall call)
    {
        if (call.Extra.Count < 2)
            throw Arguments.TypeError("lists_mergeby needs at least one list and the name of the key");
        var (key, recursive, listMerge) = (call.Extra[^1], call.Boolean(0), Python.Str(call[1]));
        if (!Arguments.IsText(key))
            throw Arguments.TypeError($"The last argument of lists_mergeby is the name of the key. {Python.Str(key)} is {Python.TypeName(key)}");
        var groups = new Dict();
        foreach (var entry in call.Extra.SkipLast(1).SelectMany(Inner).SelectMany(static term => Listed(term)))
        {
            if (entry is not Dict dict)
                throw Arguments.TypeError($"Elements of list arguments for lists_mergeby must be dictionaries. {Python.Str(entry)} is {Python.TypeName(entry)}");
            if (dict.TryGetValue(key, out var name))
                groups[name] = groups.TryGetValue(name, out var existing) ? CombineFilter.Merged((Dict)existing!, dict, recursive, listMerge) : new Dict(dict);
        }

        return [.. groups.OrderBy(static group => group.Key, Comparer<object?>.Create(static (left, right) => Python.Compare(left, right))).Select(static group => group.Value)];
    }
}
