namespace PlaybookRunner.Jinja;

/// <summary>The methods of <c>dict</c>.</summary>
internal static class DictMethodTable
{
    public static FunctionSet Build() => new FunctionSet()
        .Add("items", "self", static (in JinjaCall c) => DictView.Items(Self(c)))
        .Add("keys", "self", static (in JinjaCall c) => DictView.Keys(Self(c)))
        .Add("values", "self", static (in JinjaCall c) => DictView.Values(Self(c)))
        .Add("get", "self, key, default=none", static (in JinjaCall c) => Self(c).TryGetValue(c[1], out var value) ? value : c[2])
        .Add("copy", "self", static (in JinjaCall c) => new Dict(Self(c)))
        .Add("clear", "self", static (in JinjaCall c) => Clear(Self(c)))
        .Add("pop", "self, key, default=none", static (in JinjaCall c) =>
            Self(c).Remove(c[1], out var value) ? value : c.IsGiven(2) ? c[2] : throw PythonException.KeyError(c[1]))
        .Add("popitem", "self", static (in JinjaCall c) => PopLast(Self(c)))
        .Add("setdefault", "self, key, default=none", static (in JinjaCall c) => SetDefault(Self(c), c[1], c[2]))
        .Add("update", "self, *args, **kwargs", static (in JinjaCall c) => Update(Self(c), c))
        .Add("fromkeys", "self, iterable, value=none", static (in JinjaCall c) => FromKeys(c));

    /// <summary>Python's <c>dict(value)</c> for what stands as an argument of <c>dict</c> or <c>update</c>: a mapping or a sequence of pairs.</summary>
    public static void AddAll(Dict target, object? source)
    {
        if (source is Dict other)
        {
            foreach (var (key, value) in new Dict(other))
                target[key] = value;
            return;
        }

        var index = 0;
        foreach (var item in Python.Iterate(source))
        {
            var pair = Python.IsIterable(item)
                ? Python.ToList(item, Limits.Default)
                : throw PythonException.TypeError($"cannot convert dictionary update sequence element #{index} to a sequence");
            if (pair.Count != 2)
                throw PythonException.ValueError($"dictionary update sequence element #{index} has length {pair.Count}; 2 is required");
            target[pair[0]] = pair[1];
            index++;
        }
    }

    private static Dict Self(in JinjaCall call) => (Dict)call[0]!;

    private static object? Clear(Dict dict)
    {
        dict.Clear();
        return null;
    }

    private static TupleValue PopLast(Dict dict)
    {
        if (dict.Count == 0)
            throw new PythonException(PythonErrorType.KeyError, "'popitem(): dictionary is empty'");
        var key = dict.Keys.Last();
        dict.Remove(key, out var value);
        return new TupleValue(key, value);
    }

    private static object? SetDefault(Dict dict, object? key, object? value)
    {
        if (dict.TryGetValue(key, out var present))
            return present;
        dict[key] = value;
        return value;
    }

    private static object? Update(Dict dict, in JinjaCall call)
    {
        if (call.Extra.Count > 1)
            throw PythonException.TypeError($"update expected at most 1 argument, got {call.Extra.Count}");
        if (call.Extra.Count == 1)
            AddAll(dict, call.Extra[0]);
        foreach (var (key, value) in call.Named)
            dict[key] = value;
        call.Context.Limits.CheckElements(dict.Count);
        return null;
    }

    private static Dict FromKeys(in JinjaCall call)
    {
        var result = new Dict();
        foreach (var key in Python.ToList(call[1], call.Context.Limits))
            result[key] = call[2];
        return result;
    }
}
