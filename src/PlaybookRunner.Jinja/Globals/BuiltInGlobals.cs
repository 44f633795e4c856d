namespace PlaybookRunner.Jinja;

/// <summary>Jinja2's global functions.</summary>
internal static class BuiltInGlobals
{
    public static void AddTo(FunctionSet globals) => globals
        .Add("range", "*args, **kwargs", static (in JinjaCall call) => Range(call))
        .Add("dict", "*args, **kwargs", static (in JinjaCall call) => MakeDict(call))
        .Add("namespace", "*args, **kwargs", static (in JinjaCall call) => new NamespaceValue(MakeDict(call)))
        .Add("cycler", "*items", static (in JinjaCall call) => new CyclerValue(call.Extra))
        .Add("joiner", "sep=', '", static (in JinjaCall call) => new JoinerValue(call[0]))
        .Add("lipsum", "n=5, html=true, min=20, max=100", static (in JinjaCall call) =>
            LoremIpsum.Generate(call.Integer(0), call.Boolean(1), call.Integer(2), call.Integer(3), call.Context));

    private static RangeValue Range(in JinjaCall call)
    {
        IReadOnlyList<object?> bounds = call.Extra;
        if (call.HasNamed)
            throw PythonException.TypeError("range() takes no keyword arguments");
        if (bounds.Count is 0 or > 3)
            throw PythonException.TypeError($"range expected at {(bounds.Count == 0 ? "least 1" : "most 3")} argument{(bounds.Count == 0 ? "" : "s")}, got {bounds.Count}");
        long first = ArgumentConverter.Integer(bounds[0]);
        var range = bounds.Count == 1
            ? new RangeValue(0, first)
            : new RangeValue(first, ArgumentConverter.Integer(bounds[1]), bounds.Count == 3 ? ArgumentConverter.Integer(bounds[2]) : 1);
        JinjaOptions options = call.Context.Options;
        return options.Sandbox == SandboxPolicy.None || range.Count <= options.Limits.Range
            ? range
            : throw PythonException.Overflow($"Range too big. The sandbox blocks ranges larger than MAX_RANGE ({options.Limits.Range}).");
    }

    private static Dict MakeDict(in JinjaCall call)
    {
        if (call.Extra.Count > 1)
            throw PythonException.TypeError($"dict expected at most 1 argument, got {call.Extra.Count}");
        Dict dict = call.Extra.Count == 1 ? FromValue(call.Extra[0]) : new Dict();
        foreach ((object? key, object? value) in call.Named)
            dict[key] = value;
        return dict;
    }

    private static Dict FromValue(object? value)
    {
        if (value is Dict other)
            return new Dict(other);
        var dict = new Dict();
        int index = 0;
        foreach (object? item in Python.Iterate(value))
        {
            object?[] pair = Python.IsIterable(item)
                ? [.. Python.Iterate(item)]
                : throw PythonException.TypeError($"cannot convert dictionary update sequence element #{index} to a sequence");
            if (pair.Length != 2)
                throw PythonException.ValueError($"dictionary update sequence element #{index} has length {pair.Length}; 2 is required");
            dict[pair[0]] = pair[1];
            index++;
        }
        return dict;
    }
}
