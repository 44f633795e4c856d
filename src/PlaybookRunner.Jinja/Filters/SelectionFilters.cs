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

    private static Generator Map(in JinjaCall call)
    {
        if (call.Extra.Count == 0 && call.HasNamed && call.Named.ContainsKey("attribute"))
            return new Generator("sync_do_map", MapAttribute(call.Context, call[0], PathOf(call.Named)));
        if (call.Extra.Count == 0)
            throw new PythonException(PythonErrorType.FilterArgument, "map requires a filter argument");
        return new Generator("sync_do_map", MapFilter(call.Context, call[0], Python.Str(call.Extra[0]), ItemCall.Of(call, skip: 1)));
    }

    private static AttributePath PathOf(Dict named)
    {
        named.Remove("attribute", out var attribute);
        named.Remove("default", out var defaultValue);
        return named.Count == 0
            ? AttributePath.Parse(attribute, defaultValue)
            : throw new PythonException(PythonErrorType.FilterArgument, $"Unexpected keyword argument {Python.Repr(named.Keys.First())}");
    }

    // An empty or false value gives nothing, even where it is not iterable.
    private static IEnumerable<object?> MapAttribute(JinjaContext context, object? value, AttributePath path)
    {
        if (!Python.Truth(value))
            yield break;
        foreach (var item in Python.Iterate(value))
            yield return path.Get(context, item);
    }

    private static IEnumerable<object?> MapFilter(JinjaContext context, object? value, string filter, ItemCall arguments)
    {
        if (!Python.Truth(value))
            yield break;
        foreach (var item in Python.Iterate(value))
            yield return context.CallFilter(filter, arguments.For(item));
    }

    private static Generator Select(in JinjaCall call, string name, bool hasAttribute, bool wanted)
    {
        var given = call.Extra.Count;
        if (hasAttribute && given == 0)
            throw new PythonException(PythonErrorType.FilterArgument, "Missing parameter for attribute name");
        var path = AttributePath.Parse(hasAttribute ? call.Extra[0] : null);
        var testAt = hasAttribute ? 1 : 0;
        var test = given > testAt ? Python.Str(call.Extra[testAt]) : null;
        return new Generator(name, Selected(call.Context, call[0], path, test, ItemCall.Of(call, Math.Min(testAt + 1, given)), wanted));
    }

    private static IEnumerable<object?> Selected(JinjaContext context, object? value, AttributePath path, string? test, ItemCall arguments, bool wanted)
    {
        if (!Python.Truth(value))
            yield break;
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
        public static ItemCall Of(in JinjaCall call, int skip)
        {
            var values = new List<object?> { null };
            for (var i = skip; i < call.Extra.Count; i++)
                values.Add(call.Extra[i]);
            string[] names = [];
            if (call.HasNamed)
            {
                names = [.. call.Named.Keys.Cast<string>()];
                values.AddRange(call.Named.Values);
            }

            return new ItemCall([.. values], names);
        }

        public CallArguments For(object? item)
        {
            values[0] = item;
            return new CallArguments(values, names);
        }
    }
}
