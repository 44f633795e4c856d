using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters that put lists together and take them apart.</summary>
internal static class ListFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("zip", "*lists", static (in JinjaCall c) => Zip(Lists(c)))
        .Add("zip_longest", "*lists, fillvalue=none", static (in JinjaCall c) => ZipLongest(Lists(c), c[0]))
        .Add("flatten", "mylist, levels=none, skip_nulls=true", static (in JinjaCall c) => Flatten(c))
        .Add("product", "*lists, repeat=1", static (in JinjaCall c) => Product(Repeated(Lists(c), c.Integer(0)), c.Context))
        .Add("permutations", "seq, length=none", static (in JinjaCall c) => Selections(c, isOrdered: true))
        .Add("combinations", "seq, r=none", static (in JinjaCall c) => Selections(c, isOrdered: false));

    /// <summary>All ways to take one element of each list, the last list running fastest.</summary>
    public static List<object?> Product(IReadOnlyList<List<object?>> lists, JinjaContext? context)
    {
        IEnumerable<IEnumerable<object?>> rows = [[]];
        foreach (var list in lists)
            rows = rows.SelectMany(_ => list, static (row, item) => row.Append(item));
        var result = new List<object?>();
        foreach (var row in rows)
        {
            context?.Step();
            result.Add(row.ToList());
        }

        return result;
    }

    /// <summary>The first elements of all lists, then the second ones, and so on to the end of the longest.</summary>
    public static List<object?> ZipLongest(IReadOnlyList<List<object?>> lists, object? fill)
    {
        var result = new List<object?>();
        for (var i = 0; i < lists.Select(static list => list.Count).DefaultIfEmpty().Max(); i++)
            result.Add(lists.Select(list => i < list.Count ? list[i] : fill).ToList());
        return result;
    }

    private static List<object?> Zip(List<List<object?>> lists)
    {
        var result = new List<object?>();
        for (var i = 0; i < lists.Select(static list => list.Count).DefaultIfEmpty().Min(); i++)
            result.Add(lists.Select(list => list[i]).ToList());
        return result;
    }

    private static List<List<object?>> Lists(in JinjaCall call)
    {
        var limits = call.Context.Limits;
        return [.. call.Extra.Select(list => Python.ToList(list, limits))];
    }

    private static List<List<object?>> Repeated(List<List<object?>> lists, long times) =>
        [.. Enumerable.Repeat(lists, (int)Math.Clamp(times, 0, 1000)).SelectMany(static each => each)];

    private static List<object?> Flatten(in JinjaCall call)
    {
        if (call[1] is not (null or long or bool))
            throw Arguments.TypeError($"'>=' not supported between instances of '{Python.TypeName(call[1])}' and 'int'");
        var result = new List<object?>();
        Flatten(call.Sequence(0), call[1] is null ? int.MaxValue : Arguments.Whole(call[1]), call.Boolean(2), result);
        return result;
    }

    private static void Flatten(IEnumerable<object?> items, long levels, bool skipNulls, List<object?> result)
    {
        foreach (var item in items)
        {
            if (skipNulls && item is null or "None" or "null")
                continue;
            if (levels >= 1 && item is not (string or Markup or Dict or byte[]) && Python.IsIterable(item))
                Flatten(Python.Iterate(item), levels - 1, skipNulls, result);
            else
                result.Add(item);
        }
    }

    private static List<object?> Selections(in JinjaCall call, bool isOrdered)
    {
        var items = Python.ToList(call[0], call.Context.Limits);
        var length = call[1] is null ? items.Count : call.Integer(1);
        if (length < 0)
            throw Arguments.ValueError("r must be non-negative");
        var result = new List<object?>();
        if (length <= items.Count)
            Select(items, (int)length, isOrdered, [], result, call.Context);
        return result;
    }

    private static void Select(List<object?> items, int length, bool isOrdered, List<int> taken, List<object?> result, JinjaContext context)
    {
        context.Step();
        if (taken.Count == length)
        {
            result.Add(taken.Select(index => items[index]).ToList());
            return;
        }

        for (var i = isOrdered || taken.Count == 0 ? 0 : taken[^1] + 1; i < items.Count; i++)
        {
            if (taken.Contains(i))
                continue;
            taken.Add(i);
            Select(items, length, isOrdered, taken, result, context);
            taken.RemoveAt(taken.Count - 1);
        }
    }
}
