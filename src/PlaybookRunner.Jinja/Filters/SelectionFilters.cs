namespace PlaybookRunner.Jinja;

/// <summary>Filters that apply another filter or test to each element. They are lazy, as in Jinja2.</summary>
internal static class SelectionFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("map", "value, *args, **kwargs", static (in JinjaCall c) => Map(c))
        .Add("select", "value, *args, **kwargs", static (in JinjaCall c) => Select(c, "sync_do_select", hasAttribute: false, wanted: true))
        .Add("reject", "value, *args, **kwargs", static (in JinjaCall c) => Select(c, "sync_do_reject", hasAttribute: false, wanted: false))
        .Add("selectattr", "value, *args, **kwargs", static (in JinjaCall c) => Select(c, "sync_do_selectattr", hasAttribute: true, wanted: true))
        .Add("rejectattr", "value, *args, **kwargs", static (in JinjaCall c) => Select(c, "sync_do_rejectattr", hasAttribute: true, wanted: false));

    private static Generator Map(in JinjaCall call) => new("sync_do_map", Mapped(call.Context, call[0], call.Extra, call.Named));

    private static Generator Select(in JinjaCall call, string name, bool hasAttribute, bool wanted) =>
        new(name, Selected(call.Context, call[0], call.Extra, call.Named, hasAttribute, wanted));

    // An empty or false value gives nothing, even where it is not iterable or the arguments are wrong.
    private static IEnumerable<object?> Mapped(JinjaContext context, object? value, IReadOnlyList<object?> extra, Dict named)
    {
        if (!Python.Truth(value))
            yield break;
        if (extra.Count == 0 && named.ContainsKey("attribute"))
        {
            var path = PathOf(named);
            foreach (var item in Python.Iterate(value))
                yield return path.Get(context, item);
            yield break;
        }

        if (extra.Count == 0)
            throw new PythonException(PythonErrorType.FilterArgument, "map requires a filter argument");
        var filter = Python.Str(extra[0]);
        var arguments = ItemCall.Of(extra, skip: 1, named);
        foreach (var item in Python.Iterate(value))
            yield return context.CallFilter(filter, arguments.For(item));
    }

    private static AttributePath PathOf(Dict named)
    {
        named.Remove("attribute", out var attribute);
        named.Remove("default", out var defaultValue);
        return named.Count == 0
            ? AttributePath.Parse(attribute, defaultValue)
            : throw new PythonException(PythonErrorType.FilterArgument, $"Unexpected keyword argument {Python.Repr(named.Keys.First())}");
    }

    private static IEnumerable<object?> Selected(JinjaContext context, object? value, IReadOnlyList<object?> extra, Dict named, bool hasAttribute, bool wanted)
    {
        if (!Python.Truth(value))
            yield break;
        if (hasAttribute && extra.Count == 0)
            throw new PythonException(PythonErrorType.FilterArgument, "Missing parameter for attribute name");
        var path = AttributePath.Parse(hasAttribute ? extra[0] : null);
        var testAt = hasAttribute ? 1 : 0;
        var test = extra.Count > testAt ? Python.Str(extra[testAt]) : null;
        var arguments = ItemCall.Of(extra, testAt + 1, named);
        foreach (var item in Python.Iterate(value))
        {
            var subject = path.Get(context, item);
            var holds = test is null ? Python.Truth(subject) : context.CallTest(test, arguments.For(subject));
            if (holds == wanted)
                yield return item;
        }
    }

    /// <summary>The arguments that every element's call shares; the element is put in front. The callee copies them, so one array serves all calls.</summary>
    private sealed class ItemCall(object?[] values, string[] names)
    {
        public static ItemCall Of(IReadOnlyList<object?> extra, int skip, Dict named)
        {
            var values = new List<object?> { null };
            for (var i = skip; i < extra.Count; i++)
                values.Add(extra[i]);
            values.AddRange(named.Values);
            return new ItemCall([.. values], [.. named.Keys.Cast<string>()]);
        }

        public CallArguments For(object? item)
        {
            values[0] = item;
            return new CallArguments(values, names);
        }
    }
}
