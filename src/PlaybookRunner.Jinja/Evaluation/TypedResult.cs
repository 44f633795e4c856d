using System.Text;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>What values become where they leave a template of the typed style, after ansible-core 2.19.</summary>
internal static class TypedResult
{
    /// <summary>The text of a part among several: tuples print as lists, bytes as the text they encode, <c>None</c>, a missing <c>else</c> and what is omitted as nothing.</summary>
    public static string Text(object? value, JinjaOptions options) => value switch
    {
        string text => text,
        null => "",
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        TupleValue or Dict or DictView or IReadOnlyList<object?> => Python.Str(Convert(value, isResult: false, options.Omitted)),
        _ => ReferenceEquals(value, options.Omitted) ? "" : Python.Str(value),
    };

    /// <summary>
    /// A whole result: undefined values and values that no variable can hold are errors, tuples and lazy sequences become lists, and what is omitted is left out of containers. Containers that are as they
    /// should be are returned as they are.
    /// </summary>
    public static object? Finish(object? value, JinjaOptions options) => Convert(value, isResult: true, options.Omitted);

    private static object? Convert(object? value, bool isResult, object? omitted)
    {
        switch (value)
        {
            case null or string or bool or long or double:
                return value;
            case Markup markup:
                return markup.Text;
            case TupleValue tuple:
                return ConvertAll(tuple, isResult, omitted);
            case Dict dict:
                return ConvertDict(dict, isResult, omitted);
            case IReadOnlyList<object?> list:
                return ConvertList(list, isResult, omitted);
            case Generator or SetValue or DictView:
                return ConvertAll((IEnumerable<object?>)value, isResult, omitted);
            case Undefined undefined:
                if (isResult)
                    throw Missing(undefined);
                undefined.FailIfStrict();
                return value;
            case JinjaCallable or IJinjaObject or RangeValue when isResult:
                throw Unsupported(TypeName(value));
            default:
                return value;
        }
    }

    /// <summary>A missing <c>else</c> is no undefined variable: ansible-core reports it as a value that it cannot hold.</summary>
    private static PythonException Missing(Undefined undefined) =>
        undefined.Kind is UndefinedKind.Strict or UndefinedKind.StrictChainable ? undefined.Error() : Unsupported("Undefined");

    private static PythonException Unsupported(string type) =>
        new(PythonErrorType.TypeError, $"Type '{type}' is unsupported for variable storage.");

    private static string TypeName(object value) => value switch
    {
        FunctionValue { IsBound: true } => "builtin_function_or_method",
        FunctionValue => "function",
        _ => Python.TypeName(value),
    };

    private static List<object?> ConvertAll(IEnumerable<object?> items, bool isResult, object? omitted)
    {
        Rendering.GuardStack();
        var result = new List<object?>();
        foreach (object? item in items)
            if (omitted is null || !ReferenceEquals(item, omitted))
                result.Add(Convert(item, isResult, omitted));
        return result;
    }

    private static object ConvertList(IReadOnlyList<object?> list, bool isResult, object? omitted)
    {
        Rendering.GuardStack();
        for (int i = 0; i < list.Count; i++)
            if (list[i] is { } item && (ReferenceEquals(item, omitted) || !ReferenceEquals(Convert(item, isResult, omitted), item)))
                return ConvertAll(list, isResult, omitted);
        return list;
    }

    private static Dict ConvertDict(Dict dict, bool isResult, object? omitted)
    {
        Rendering.GuardStack();
        Dict? copy = null;
        foreach ((object? key, object? value) in dict)
        {
            object? converted = Convert(value, isResult, omitted);
            if (omitted is not null && ReferenceEquals(value, omitted))
                (copy ??= new Dict(dict)).Remove(key);
            else if (!ReferenceEquals(converted, value))
                (copy ??= new Dict(dict))[key] = converted;
        }
        return copy ?? dict;
    }
}
