namespace PlaybookRunner.Jinja;

/// <summary>Filters that order, group or compare elements.</summary>
internal static class SortFilters
{
    private static readonly string[] GroupNames = ["grouper", "list"];

    public static void AddTo(FunctionSet filters) => filters
        .Add("sort", "value, reverse=false, case_sensitive=false, attribute=none", static (in JinjaCall c) => Sort(c))
        .Add("dictsort", "value, case_sensitive=false, by='key', reverse=false", static (in JinjaCall c) => SortDict(c))
        .Add("groupby", "value, attribute, default=none, case_sensitive=false", static (in JinjaCall c) => Group(c))
        .Add("unique", "value, case_sensitive=false, attribute=none", static (in JinjaCall c) =>
            new Generator("sync_do_unique", Unique(c.Context, c.Sequence(0), AttributePath.Parse(c[2]), c.Boolean(1))))
        .Add("min", "value, case_sensitive=false, attribute=none", static (in JinjaCall c) => Extreme(c, Python.Less))
        .Add("max", "value, case_sensitive=false, attribute=none", static (in JinjaCall c) => Extreme(c, Python.Greater));

    private static List<object?> Sort(in JinjaCall call)
    {
        var items = Python.ToList(call[0], call.Context.Limits);
        var keys = Keys(call.Context, items, AttributePath.ParseList(call[3]), call.Boolean(2));
        return [.. Sorting.Sort(items, keys, call.Boolean(1))];
    }

    private static List<object?> Keys(JinjaContext context, List<object?> items, AttributePath[] paths, bool caseSensitive)
    {
        if (paths.Length > 1)
            return items.ConvertAll<object?>(item => new TupleValue(Array.ConvertAll(paths, path => Fold(path.Get(context, item), caseSensitive))));
        var keys = items.ConvertAll(item => Fold(paths[0].Get(context, item), caseSensitive));
        // Jinja2 compares lists of keys, in which equal elements need no order: a list of only None can be sorted.
        return keys.TrueForAll(static key => key is string) || keys.TrueForAll(Numbers.IsNumber)
            ? keys
            : keys.ConvertAll<object?>(static key => new TupleValue(key));
    }

    private static List<object?> SortDict(in JinjaCall call)
    {
        var position = call[2] switch
        {
            "key" => 0,
            "value" => 1,
            _ => throw new PythonException(PythonErrorType.FilterArgument, "You can only sort by either \"key\" or \"value\""),
        };
        if (call[0] is not Dict dict)
            throw (call[0] as Undefined)?.Error() ?? new PythonException(PythonErrorType.AttributeError, $"'{Python.TypeName(call[0])}' object has no attribute 'items'");
        var items = Python.ToList(DictView.Items(dict), call.Context.Limits);
        var caseSensitive = call.Boolean(1);
        var keys = items.ConvertAll(item => Fold(((TupleValue)item!)[position], caseSensitive));
        return [.. Sorting.Sort(items, keys, call.Boolean(3))];
    }

    private static List<object?> Group(in JinjaCall call)
    {
        var context = call.Context;
        var path = AttributePath.Parse(call[1], call[2]);
        var caseSensitive = call.Boolean(3);
        var items = Python.ToList(call[0], context.Limits);
        object? KeyOf(object? item) => Fold(path.Get(context, item), caseSensitive);
        var groups = new List<object?>();
        List<object?>? group = null;
        object? current = null;
        foreach (var item in Sorting.Sort(items, items.ConvertAll(KeyOf), reverse: false))
        {
            var key = KeyOf(item);
            if (group is null || !Python.SameKey(key, current))
            {
                // The group bears the key of its first element as it is written there.
                groups.Add(TupleValue.Named(GroupNames, caseSensitive ? key : path.Get(context, item), group = []));
                current = key;
            }

            group.Add(item);
        }

        return groups;
    }

    private static IEnumerable<object?> Unique(JinjaContext context, IEnumerable<object?> items, AttributePath path, bool caseSensitive)
    {
        var seen = new SetValue();
        foreach (var item in items)
        {
            if (seen.Add(Fold(path.Get(context, item), caseSensitive)))
                yield return item;
        }
    }

    private static object? Extreme(in JinjaCall call, Func<object?, object?, bool> isBetter)
    {
        var context = call.Context;
        var path = AttributePath.Parse(call[2]);
        var caseSensitive = call.Boolean(1);
        object? best = Undefined.WithHint("No aggregated item, sequence was empty.", context.Options.Undefined);
        object? bestKey = null;
        var found = false;
        foreach (var item in call.Sequence(0))
        {
            var key = Fold(path.Get(context, item), caseSensitive);
            if (!found || isBetter(key, bestKey))
                (best, bestKey) = (item, key);
            found = true;
        }

        return best;
    }

    private static object? Fold(object? key, bool caseSensitive) =>
        !caseSensitive && Python.AsText(key) is { } text ? TextCase.Lower(text) : key;
}
