using System.Text;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>What values become where they leave a template of the typed style, after ansible-core 2.19.</summary>
internal static class TypedResult
{
    /// <summary>The text of a part among several: tuples print as lists, bytes as the text they encode, <c>None</c> as nothing.</summary>
    public static string Text(object? value) => value switch
    {
        string text => text,
        null => "",
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => Python.Str(Finish(value)),
    };

    /// <summary>
    /// A whole result: undefined values in it are errors, tuples and lazy sequences become lists. Containers that are as they should be are returned as they are.
    /// </summary>
    public static object? Finish(object? value)
    {
        switch (value)
        {
            case null or string or bool or long or double:
                return value;
            case Undefined undefined:
                throw undefined.Error();
            case Markup markup:
                return markup.Text;
            case TupleValue tuple:
                return FinishAll(tuple);
            case Dict dict:
                return FinishDict(dict);
            case IReadOnlyList<object?> list:
                return FinishList(list);
            case Generator or SetValue:
                return FinishAll((IEnumerable<object?>)value);
            default:
                return value;
        }
    }

    private static List<object?> FinishAll(IEnumerable<object?> items)
    {
        Rendering.GuardStack();
        var result = new List<object?>();
        foreach (object? item in items)
            result.Add(Finish(item));
        return result;
    }

    private static object FinishList(IReadOnlyList<object?> list)
    {
        Rendering.GuardStack();
        for (int i = 0; i < list.Count; i++)
            if (!ReferenceEquals(Finish(list[i]), list[i]))
                return FinishAll(list);
        return list;
    }

    private static Dict FinishDict(Dict dict)
    {
        Rendering.GuardStack();
        Dict? copy = null;
        foreach ((object? key, object? value) in dict)
        {
            object? finished = Finish(value);
            if (!ReferenceEquals(finished, value))
                (copy ??= new Dict(dict))[key] = finished;
        }
        return copy ?? dict;
    }
}
