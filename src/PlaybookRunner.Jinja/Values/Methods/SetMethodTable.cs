namespace PlaybookRunner.Jinja;

/// <summary>The methods of <c>set</c> and of the set-like views of mappings.</summary>
internal static class SetMethodTable
{
    public static FunctionSet Build() => new FunctionSet()
        .Add("add", "self, elem", static (in JinjaCall c) => Add(c))
        .Add("clear", "self", static (in JinjaCall c) => Replace(c, new SetValue()))
        .Add("copy", "self", static (in JinjaCall c) => new SetValue(Self(c)))
        .Add("discard", "self, elem", static (in JinjaCall c) => Self(c).Remove(c[1]) ? null : null)
        .Add("remove", "self, elem", static (in JinjaCall c) => Self(c).Remove(c[1]) ? null : throw PythonException.KeyError(c[1]))
        .Add("pop", "self", static (in JinjaCall c) => Pop(Self(c)))
        .Add("union", "self, *others", static (in JinjaCall c) => Union(c))
        .Add("update", "self, *others", static (in JinjaCall c) => Replace(c, Union(c)))
        .Add("intersection", "self, *others", static (in JinjaCall c) => Intersection(c))
        .Add("intersection_update", "self, *others", static (in JinjaCall c) => Replace(c, Intersection(c)))
        .Add("difference", "self, *others", static (in JinjaCall c) => Difference(c))
        .Add("difference_update", "self, *others", static (in JinjaCall c) => Replace(c, Difference(c)))
        .Add("symmetric_difference", "self, other", static (in JinjaCall c) => Symmetric(c))
        .Add("symmetric_difference_update", "self, other", static (in JinjaCall c) => Replace(c, Symmetric(c)))
        .Add("isdisjoint", "self, other", static (in JinjaCall c) => IsDisjoint(c))
        .Add("issubset", "self, other", static (in JinjaCall c) => Boxes.Of(SetOperations.IsSubset(Self(c), ToSet(c[1]))))
        .Add("issuperset", "self, other", static (in JinjaCall c) => Boxes.Of(SetOperations.IsSubset(ToSet(c[1]), Self(c))));

    public static FunctionSet BuildView() => new FunctionSet().Add("isdisjoint", "self, other", static (in JinjaCall c) => IsDisjoint(c));

    private static SetValue Self(in JinjaCall call) => (SetValue)call[0]!;

    private static SetValue ToSet(object? value) => value as SetValue ?? new SetValue(Python.Iterate(value));

    private static object? Add(in JinjaCall call)
    {
        call.Context.Limits.CheckElements(Self(call).Count + 1.0);
        Self(call).Add(call[1]);
        return null;
    }

    private static object? Replace(in JinjaCall call, SetValue elements)
    {
        var copy = new List<object?>(elements);
        var set = Self(call);
        set.Clear();
        foreach (var item in copy)
            set.Add(item);
        return null;
    }

    private static object? Pop(SetValue set)
    {
        if (set.Count == 0)
            throw new PythonException(PythonErrorType.KeyError, "'pop from an empty set'");
        var item = set.First();
        set.Remove(item);
        return item;
    }

    private static SetValue Union(in JinjaCall call)
    {
        var result = new SetValue(Self(call));
        foreach (var other in call.Extra)
        {
            foreach (var item in Python.Iterate(other))
                result.Add(item);
        }

        call.Context.Limits.CheckElements(result.Count);
        return result;
    }

    private static SetValue Intersection(in JinjaCall call)
    {
        var result = Self(call);
        foreach (var other in call.Extra)
        {
            var set = ToSet(other);
            result = new SetValue(result.Where(set.Contains));
        }

        return call.Extra.Count == 0 ? new SetValue(result) : result;
    }

    private static SetValue Difference(in JinjaCall call)
    {
        var result = new SetValue(Self(call));
        foreach (var other in call.Extra)
        {
            foreach (var item in Python.Iterate(other))
                result.Remove(item);
        }

        return result;
    }

    private static SetValue Symmetric(in JinjaCall call)
    {
        SetValue set = Self(call), other = ToSet(call[1]);
        var result = SetOperations.Difference(set, other);
        foreach (var item in SetOperations.Difference(other, set))
            result.Add(item);
        return result;
    }

    private static object IsDisjoint(in JinjaCall call)
    {
        foreach (var item in Python.Iterate(call[1]))
        {
            if (Python.In(item, call[0]))
                return Boxes.False;
        }

        return Boxes.True;
    }
}
