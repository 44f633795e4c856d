namespace PlaybookRunner.Jinja;

/// <summary>The methods of <c>list</c>, <c>tuple</c> and <c>range</c>.</summary>
internal static class ListMethodTable
{
    public static FunctionSet Build() => new FunctionSet()
        .Add("append", "self, object", static (in JinjaCall c) => Change(c).AddTo(c[1], c.Context.Limits))
        .Add("extend", "self, iterable", static (in JinjaCall c) => Extend(c))
        .Add("insert", "self, index, object", static (in JinjaCall c) => Insert(c))
        .Add("pop", "self, index=-1", static (in JinjaCall c) => Pop(Change(c), c.Integer(1)))
        .Add("remove", "self, value", static (in JinjaCall c) => RemoveFirst(Change(c), c[1]))
        .Add("clear", "self", static (in JinjaCall c) => Done(Change(c).Clear))
        .Add("reverse", "self", static (in JinjaCall c) => Reverse(Change(c)))
        .Add("sort", "self, *, key=none, reverse=false", static (in JinjaCall c) => Sort(c))
        .Add("copy", "self", static (in JinjaCall c) => Python.ToList(c[0], c.Context.Limits))
        .Add("count", "self, value", static (in JinjaCall c) => Count(c[0], c[1]))
        .Add("index", "self, value, start=0, stop=none", static (in JinjaCall c) => Index(c, $"{Python.Repr(c[1])} is not in list"));

    public static FunctionSet BuildTuple() => new FunctionSet()
        .Add("count", "self, value", static (in JinjaCall c) => Count(c[0], c[1]))
        .Add("index", "self, value, start=0, stop=none", static (in JinjaCall c) => Index(c, "tuple.index(x): x not in tuple"));

    public static FunctionSet BuildRange() => new FunctionSet()
        .Add("count", "self, value", static (in JinjaCall c) => Boxes.Of(Python.In(c[1], c[0]) ? 1L : 0L))
        .Add("index", "self, value", static (in JinjaCall c) => RangeIndex((RangeValue)c[0]!, c[1]));

    private static IList<object?> Change(in JinjaCall call) => call[0] is IList<object?> { IsReadOnly: false } list
        ? list
        : throw new PythonException(PythonErrorType.AttributeError, "the list belongs to the host and cannot be changed");

    private static object? AddTo(this IList<object?> list, object? item, Limits limits)
    {
        limits.CheckElements(list.Count + 1.0);
        list.Add(item);
        return null;
    }

    private static object? Extend(in JinjaCall call)
    {
        var list = Change(call);
        foreach (var item in Python.ToList(call[1], call.Context.Limits))
            list.AddTo(item, call.Context.Limits);
        return null;
    }

    private static object? Insert(in JinjaCall call)
    {
        var list = Change(call);
        call.Context.Limits.CheckElements(list.Count + 1.0);
        var index = call.Integer(1);
        list.Insert((int)Math.Clamp(index < 0 ? index + list.Count : index, 0, list.Count), call[2]);
        return null;
    }

    private static object? Pop(IList<object?> list, long index)
    {
        if (list.Count == 0)
            throw PythonException.IndexError("pop from empty list");
        if (index < 0)
            index += list.Count;
        if (index < 0 || index >= list.Count)
            throw PythonException.IndexError("pop index out of range");
        var item = Python.Reach(list[(int)index]);
        list.RemoveAt((int)index);
        return item;
    }

    private static object? RemoveFirst(IList<object?> list, object? wanted)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (!Python.SameKey(Python.Reach(list[i]), wanted))
                continue;
            list.RemoveAt(i);
            return null;
        }

        throw PythonException.ValueError("list.remove(x): x not in list");
    }

    private static object? Done(Action change)
    {
        change();
        return null;
    }

    private static object? Reverse(IList<object?> list)
    {
        for (int i = 0, j = list.Count - 1; i < j; i++, j--)
            (list[i], list[j]) = (list[j], list[i]);
        return null;
    }

    private static object? Sort(in JinjaCall call)
    {
        var list = Change(call);
        var context = call.Context;
        var key = call[1];
        var items = Python.ToList(list, context.Limits);
        var keys = key is null ? items : items.ConvertAll(item => context.Call(key, new CallArguments([item])));
        var sorted = Sorting.Sort(items, keys, call.Boolean(2));
        for (var i = 0; i < sorted.Length; i++)
            list[i] = sorted[i];
        return null;
    }

    private static object Count(object? list, object? wanted)
    {
        long count = 0;
        foreach (var item in Python.Iterate(list))
            count += Python.SameKey(item, wanted) ? 1 : 0;
        return Boxes.Of(count);
    }

    private static object Index(in JinjaCall call, string missing)
    {
        var list = (IReadOnlyList<object?>)call[0]!;
        var bounds = SliceBounds.Of(list.Count, call[2], call[3], null);
        for (var i = bounds.Start; i < bounds.Stop; i++)
        {
            if (Python.SameKey(Python.Reach(list[(int)i]), call[1]))
                return Boxes.Of(i);
        }

        throw PythonException.ValueError(missing);
    }

    private static object RangeIndex(RangeValue range, object? value) =>
        Numbers.TryLong(value, out var number) && range.Contains(number)
            ? Boxes.Of((number - range.Start) / range.Step)
            : throw PythonException.ValueError($"{Python.Repr(value)} is not in range");
}
