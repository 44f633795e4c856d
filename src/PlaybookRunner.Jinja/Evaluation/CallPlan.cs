namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>
/// How the arguments of one call site go into the parameters of one function. Where the call has neither <c>*</c> nor <c>**</c> and fits the signature, that is
/// worked out once and a call only fills an array on the stack.
/// </summary>
internal sealed class CallPlan
{
    private readonly Arguments _arguments;
    private readonly object?[]? _defaults;
    private readonly int[] _places = [];
    private readonly ulong _given;

    /// <param name="function">The function.</param>
    /// <param name="arguments">The arguments at the call site.</param>
    /// <param name="hasValue">Whether a value comes before them, as it does for filters, tests and methods.</param>
    public CallPlan(FunctionDefinition function, Arguments arguments, bool hasValue)
    {
        Function = function;
        HasValue = hasValue;
        _arguments = arguments;
        int first = hasValue ? 1 : 0;
        int positional = arguments.Count - arguments.Names.Length + first;
        if (!arguments.IsFixed || positional > function.Signature.Positional)
            return;
        int[]? places = Place(function.Signature, arguments, positional, first);
        ulong given = hasValue ? 1ul : 0;
        foreach (int place in places ?? [])
            given |= 1ul << place;
        if (places is null || !IsComplete(function.Signature, given))
            return;
        _places = places;
        _given = given;
        _defaults = function.Signature.Defaults;
    }

    public FunctionDefinition Function { get; }

    public bool HasValue { get; }

    /// <summary>Calls a filter. Where undefined values may be passed on, a filter is not asked about one, and one that fails because of one yields it, for <c>default</c> to deal with.</summary>
    public object? InvokeFilter(JinjaContext context, object? value, Syntax.Span span)
    {
        if (context.Options.Undefined != UndefinedKind.StrictChainable)
            return Settled(Invoke(context, value, span), context);
        if (value is Undefined && !Function.AcceptsUndefined)
            return value;
        try
        {
            return Settled(Invoke(context, value, span), context);
        }
        catch (PythonException error) when (error.Undefined is not null)
        {
            return error.Undefined;
        }
    }

    // ansible-core makes lists of what filters give lazily, so that their lengths, elements and texts are those of lists.
    private static object? Settled(object? result, JinjaContext context) =>
        result is Generator lazy && context.Options.Result == ResultStyle.Typed ? new List<object?>(lazy) : result;

    /// <summary>Asks a test. ansible-core asks only those about definedness of an undefined value; Jinja2 asks all.</summary>
    public bool InvokeTest(JinjaContext context, object? value, Syntax.Span span)
    {
        if (value is Undefined { Kind: UndefinedKind.StrictChainable } undefined && !Function.AcceptsUndefined)
        {
            context.At = span;
            throw undefined.Error();
        }
        return Python.Truth(Invoke(context, value, span));
    }

    public object? Invoke(JinjaContext context, object? value, Syntax.Span span)
    {
        if (_defaults is null)
            return InvokeUnplanned(context, value, span);
        var buffer = new ArgumentBuffer();
        Span<object?> bound = _defaults.Length <= ArgumentBuffer.Capacity ? buffer[.._defaults.Length] : new object?[_defaults.Length];
        _defaults.CopyTo(bound);
        if (HasValue)
            bound[0] = value;
        for (int i = 0; i < _places.Length; i++)
            bound[_places[i]] = _arguments[i].Evaluate(context);
        context.At = span;
        context.Step();
        return Function.Body(new JinjaCall(context, Function, bound, _given, null, null));
    }

    private object? InvokeUnplanned(JinjaContext context, object? value, Syntax.Span span)
    {
        ReadOnlySpan<object?> first = HasValue ? [value] : [];
        context.At = span;
        (object?[] values, string[] names) = _arguments.Expand(context, first);
        context.At = span;
        context.Step();
        return Function.Invoke(context, new CallArguments(values, names));
    }

    /// <summary>The parameter for each argument, or null if one has none or two share one; binding at run time then says why.</summary>
    private static int[]? Place(Signature signature, Arguments arguments, int positional, int first)
    {
        int[] places = new int[arguments.Count];
        for (int i = 0; i < places.Length; i++)
        {
            int place = first + i < positional ? first + i : ArgumentBinder.IndexOf(signature, arguments.Names[first + i - positional]);
            if (place < 0 || (first > 0 && place == 0) || places.AsSpan(0, i).Contains(place))
                return null;
            places[i] = place;
        }
        return places;
    }

    private static bool IsComplete(Signature signature, ulong given)
    {
        for (int i = 0; i < signature.Parameters.Count; i++)
            if (signature.Parameters[i].IsRequired && (given >> i & 1) == 0)
                return false;
        return true;
    }
}
