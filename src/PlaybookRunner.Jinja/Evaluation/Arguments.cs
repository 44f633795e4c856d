namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>The arguments at a call site, prepared: positional ones first, then those with names.</summary>
internal sealed class Arguments(Expression[] values, string[] names, Expression? star, Expression? doubleStar)
{
    public static readonly Arguments None = new([], [], null, null);

    public int Count => values.Length;

    public string[] Names => names;

    /// <summary>Whether count and names are known at compile time.</summary>
    public bool IsFixed => star is null && doubleStar is null;

    public Expression this[int index] => values[index];

    public void Evaluate(JinjaContext context, Span<object?> into)
    {
        for (int i = 0; i < values.Length; i++)
            into[i] = values[i].Evaluate(context);
    }

    /// <summary>Arguments with <c>*</c> and <c>**</c> unpacked, after those already known.</summary>
    public (object?[] Values, string[] Names) Expand(JinjaContext context, ReadOnlySpan<object?> first)
    {
        var all = new List<object?>();
        all.AddRange(first);
        int positional = values.Length - names.Length;
        for (int i = 0; i < positional; i++)
            all.Add(values[i].Evaluate(context));
        if (star is not null)
            ExpandPositional(star.Evaluate(context), all);
        var allNames = new List<string>(names);
        for (int i = positional; i < values.Length; i++)
            all.Add(values[i].Evaluate(context));
        if (doubleStar is not null)
            ExpandNamed(doubleStar.Evaluate(context), all, allNames);
        return ([.. all], [.. allNames]);
    }

    private static void ExpandPositional(object? items, List<object?> all)
    {
        if (!Python.IsIterable(items))
            throw PythonException.TypeError($"Value after * must be an iterable, not {Python.TypeName(items)}");
        foreach (object? item in Python.Iterate(items))
            all.Add(item);
    }

    private static void ExpandNamed(object? mapping, List<object?> all, List<string> names)
    {
        if (Python.Reach(mapping) is not Dict dict)
            throw mapping is Undefined undefined ? undefined.Error()
                : PythonException.TypeError($"argument after ** must be a mapping, not {Python.TypeName(mapping)}");
        foreach ((object? key, object? value) in dict)
        {
            if (key is not string name)
                throw PythonException.TypeError("keywords must be strings");
            if (names.Contains(name))
                throw PythonException.TypeError($"got multiple values for keyword argument '{name}'");
            names.Add(name);
            all.Add(value);
        }
    }
}
