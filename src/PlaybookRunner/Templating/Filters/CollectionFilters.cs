using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Ansible's filters of lists and mappings.</summary>
internal static class CollectionFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("ternary", "value, true_val, false_val, none_val=none", static (in JinjaCall c) =>
            c[0] is null && c.IsGiven(3) && c[3] is not null ? c[3] : c.Boolean(0) ? c[1] : c[2])
        .Add("mandatory", new FunctionDefinition("mandatory", Signature.Parse("a, msg=none"), static (in JinjaCall c) => Mandatory(c)) { AcceptsUndefined = true })
        .Add("type_debug", "obj", static (in JinjaCall c) => Python.TypeName(c[0]))
        .Add("dict2items", "data, key_name='key', value_name='value'", static (in JinjaCall c) => DictToItems(c))
        .Add("items2dict", "data, key_name='key', value_name='value'", static (in JinjaCall c) => ItemsToDict(c))
        .Add("combine", "*terms, recursive=false, list_merge='replace'", static (in JinjaCall c) => Combine(c))
        .Add("flatten", "mylist, levels=none, skip_nulls=true", static (in JinjaCall c) => Flatten(c[0], c[1] as long?, c.Boolean(2)).ToList())
        .Add("union", "a, b", static (in JinjaCall c) => Distinct(Python.Iterate(c[0]).Concat(Python.Iterate(c[1]))))
        .Add("intersect", "a, b", static (in JinjaCall c) => Both(c[0], c[1]))
        .Add("difference", "a, b", static (in JinjaCall c) => Without(c[0], c[1]))
        .Add("symmetric_difference", "a, b", static (in JinjaCall c) => Distinct(Without(c[0], c[1]).Concat(Without(c[1], c[0]))))
        .Add("zip", "*lists", static (in JinjaCall c) => Zip(c.Extra))
        .Add("extract", "index, container, morekeys=none", static (in JinjaCall c) => Extract(c));

    /// <summary>Joins mappings; of two with the same key the later one wins.</summary>
    public static Dict Merge(Dict left, Dict right, bool recursive, string lists)
    {
        var merged = new Dict(left);
        foreach (var (key, value) in right)
        {
            merged.TryGetValue(key, out var old);
            merged[key] = (old, value) switch
            {
                (Dict inner, Dict outer) when recursive => Merge(inner, outer, recursive, lists),
                (IReadOnlyList<object?> before, IReadOnlyList<object?> after) => MergeLists(before, after, lists),
                _ => value,
            };
        }

        return merged;
    }

    private static object MergeLists(IReadOnlyList<object?> before, IReadOnlyList<object?> after, string how) => how switch
    {
        "replace" => after,
        "keep" => before,
        "append" => before.Concat(after).ToList(),
        "prepend" => after.Concat(before).ToList(),
        "append_rp" => before.Where(item => !Python.In(item, after)).Concat(after).ToList(),
        "prepend_rp" => after.Concat(before.Where(item => !Python.In(item, after))).ToList(),
        _ => throw new PythonException(PythonErrorType.FilterArgument, $"'list_merge' can be replace, keep, append, prepend, append_rp or prepend_rp, and is '{how}'"),
    };

    private static object? Mandatory(in JinjaCall call)
    {
        if (call[0] is not Undefined undefined)
            return call[0];
        throw new PythonException(PythonErrorType.FilterArgument, call[1] is null ? $"Mandatory variable {Python.Repr(undefined.Name)} not defined." : Python.Str(call[1]));
    }

    private static List<object?> DictToItems(in JinjaCall call)
    {
        if (Python.Reach(call[0]) is not Dict dict)
            throw new PythonException(PythonErrorType.TypeError, $"dict2items requires a dictionary, got {Python.TypeName(call[0])} instead.");
        var items = new List<object?>(dict.Count);
        foreach (var (key, value) in dict)
            items.Add(new Dict { [call.Text(1)] = key, [call.Text(2)] = value });
        return items;
    }

    private static Dict ItemsToDict(in JinjaCall call)
    {
        var dict = new Dict();
        foreach (var item in call.Sequence(0))
            dict[Python.GetItem(item, call[1])] = Python.GetItem(item, call[2]);
        return dict;
    }

    private static Dict Combine(in JinjaCall call)
    {
        var dicts = Flatten(call.Extra, null, skipNulls: false).ToList();
        var merged = new Dict();
        foreach (var term in dicts)
        {
            if (Python.Reach(term) is not Dict dict)
                throw new PythonException(PythonErrorType.FilterArgument, $"failed to combine variables, expected dicts but got a '{Python.TypeName(term)}'");
            merged = Merge(merged, dict, call.Boolean(0), call.Text(1));
        }

        return merged;
    }

    private static IEnumerable<object?> Flatten(object? value, long? levels, bool skipNulls)
    {
        foreach (var item in Python.Iterate(value))
        {
            if (skipNulls && item is null)
                continue;
            if (item is IReadOnlyList<object?> && levels is (null or > 0))
            {
                foreach (var each in Flatten(item, levels - 1, skipNulls))
                    yield return each;
            }
            else
            {
                yield return item;
            }
        }
    }

    private static List<object?> Distinct(IEnumerable<object?> items)
    {
        var seen = new Dict();
        var distinct = new List<object?>();
        foreach (var item in items)
        {
            if (item is Dict or IReadOnlyList<object?> ? !distinct.Exists(other => Python.Equal(other, item)) : seen.TryAdd(item, true))
                distinct.Add(item);
        }

        return distinct;
    }

    private static List<object?> Both(object? left, object? right)
    {
        var others = Python.Iterate(right).ToList();
        return Distinct(Python.Iterate(left).Where(item => others.Exists(other => Python.Equal(other, item))));
    }

    private static List<object?> Without(object? left, object? right)
    {
        var others = Python.Iterate(right).ToList();
        return Distinct(Python.Iterate(left).Where(item => !others.Exists(other => Python.Equal(other, item))));
    }

    private static List<object?> Zip(IReadOnlyList<object?> lists)
    {
        var columns = lists.Select(list => Python.Iterate(list).ToList()).ToList();
        var length = columns.Count == 0 ? 0 : columns.Min(column => column.Count);
        return [.. Enumerable.Range(0, length).Select(row => (object?)columns.Select(column => column[row]).ToList())];
    }

    private static object? Extract(in JinjaCall call)
    {
        var value = Python.GetItem(call[1], call[0]);
        if (call[2] is null)
            return value;
        foreach (var key in call[2] is string ? [call[2]] : Python.Iterate(call[2]))
            value = Python.GetItem(value, key);
        return value;
    }
}
