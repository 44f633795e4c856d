using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters between mappings and lists.</summary>
internal static class MappingFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("dict2items", "mydict, key_name='key', value_name='value'", static (in JinjaCall c) => ToItems(c))
        .Add("items2dict", "mylist, key_name='key', value_name='value'", static (in JinjaCall c) => FromItems(c))
        .Add("rekey_on_member", "data, key, duplicates='error'", static (in JinjaCall c) => Rekey(c))
        .Add("extract", "item, container, morekeys=none", static (in JinjaCall c) => Extract(c))
        .Add("subelements", "obj, subelements, skip_missing=false", static (in JinjaCall c) => Subelements(c));

    private static List<object?> ToItems(in JinjaCall call)
    {
        if (call[0] is not Dict dict)
            throw Arguments.TypeError($"dict2items requires a dictionary, got {Python.TypeName(call[0])} instead.");
        var result = new List<object?>(dict.Count);
        foreach (var (key, value) in dict)
            result.Add(new Dict { [call[1]] = key, [call[2]] = value });
        return result;
    }

    private static Dict FromItems(in JinjaCall call)
    {
        if ((call[0] is Generator lazy ? lazy.ToList() : call[0]) is not IReadOnlyList<object?> list)
            throw Arguments.TypeError($"items2dict requires a list, got {Python.TypeName(call[0])} instead.");
        var result = new Dict(list.Count);
        foreach (var item in list)
        {
            if (item is not Dict entry)
                throw Arguments.TypeError($"items2dict requires a list of dictionaries, got a list of {Python.TypeName(item)}");
            if (!entry.TryGetValue(call[1], out var key) || !entry.TryGetValue(call[2], out var value))
                throw new PythonException(PythonErrorType.KeyError, $"items2dict requires each dictionary in the list to contain the keys '{Python.Str(call[1])}' and '{Python.Str(call[2])}'");
            result[key] = value;
        }

        return result;
    }

    private static Dict Rekey(in JinjaCall call)
    {
        var duplicates = Python.Str(call[2]);
        if (duplicates is not ("error" or "overwrite"))
            throw Arguments.ValueError($"duplicates parameter to rekey_on_member has unknown value: {duplicates}");
        IEnumerable<object?> items = call[0] switch
        {
            Dict dict => dict.Values,
            IReadOnlyList<object?> or Generator => Python.Iterate(call[0]),
            _ => throw Arguments.TypeError("Type is not a valid list, set, or dict"),
        };
        var result = new Dict();
        foreach (var item in items)
        {
            if (item is not Dict entry)
                throw Arguments.TypeError("List item is not a valid dict");
            if (!entry.TryGetValue(call[1], out var key))
                throw new PythonException(PythonErrorType.KeyError, $"Key {Python.Str(call[1])} was not found");
            if (duplicates == "error" && result.ContainsKey(key))
                throw Arguments.ValueError($"Key {Python.Str(key)} is not unique, cannot correctly turn into dict");
            result[key] = item;
        }

        return result;
    }

    private static object? Extract(in JinjaCall call)
    {
        var value = Element(call.Context, call[1], call[0]);
        IEnumerable<object?> more = call[2] switch
        {
            null => [],
            IReadOnlyList<object?> list => list,
            var single => [single],
        };
        foreach (var key in more)
            value = value is Undefined ? value : Element(call.Context, value, key);
        return value;
    }

    private static object? Element(JinjaContext context, object? container, object? key)
    {
        try
        {
            return Python.TryGetItem(container, key, out var item) ? item : context.Undefined(container, key);
        }
        catch (PythonException exception) when (exception.Type is PythonErrorType.TypeError or PythonErrorType.KeyError or PythonErrorType.IndexError)
        {
            return context.Undefined(container, key);
        }
    }

    private static List<object?> Subelements(in JinjaCall call)
    {
        IEnumerable<object?> items = call[0] switch
        {
            Dict dict => dict.Values,
            IReadOnlyList<object?> or Generator => Python.Iterate(call[0]),
            _ => throw Arguments.TypeError("obj must be a list of dicts or a nested dict"),
        };
        var path = call[1] switch
        {
            IReadOnlyList<object?> parts => parts.Select(Python.Str).ToList(),
            string or Markup => [.. Python.Str(call[1]).Split('.')],
            _ => throw Arguments.TypeError("subelements must be a list or a string"),
        };
        var skipMissing = call.Boolean(2);
        var result = new List<object?>();
        foreach (var item in items)
        {
            foreach (var value in Below(item, path, skipMissing))
                result.Add(new List<object?> { item, value });
        }

        return result;
    }

    /// <summary>The elements of the list that a path of keys leads to.</summary>
    /// <exception cref="PythonException">The path leads nowhere (unless that is skipped) or not to a list.</exception>
    public static IReadOnlyList<object?> Below(object? item, IReadOnlyList<string> path, bool skipMissing)
    {
        var value = item;
        foreach (var key in path)
        {
            if (value is not Dict dict)
                throw Arguments.TypeError($"the key {key} should point to a dictionary, got '{Python.Str(value)}'");
            if (!dict.TryGetValue(key, out var next))
                return skipMissing ? [] : throw new PythonException(PythonErrorType.KeyError, $"could not find '{key}' key in iterated item '{Python.Str(item)}'");
            value = next;
        }

        return value as IReadOnlyList<object?> ?? throw Arguments.TypeError($"the key {path[^1]} should point to a list, got '{Python.Str(value)}'");
    }
}
