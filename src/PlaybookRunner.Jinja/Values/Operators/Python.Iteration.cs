using System.Numerics;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>iter(value)</c>: the elements, resolved; characters of a text, keys of a mapping.</summary>
    /// <exception cref="PythonException">TypeError: the value is not iterable; or it is a strict undefined.</exception>
    public static IEnumerable<object?> Iterate(object? value)
    {
        switch (value)
        {
            case string text:
                return CodePoints.Each(text);
            case Markup markup:
                return CodePoints.Each(markup.Text);
            case TupleValue or DeferredList:
                return (IEnumerable<object?>)value;
            case IReadOnlyList<object?> list:
                return Elements(list);
            case Dict dict:
                return dict.Keys;
            case byte[] bytes:
                return Elements(bytes);
            case Undefined undefined:
                undefined.FailIfStrict();
                return [];
            case IEnumerable<object?> items:
                return items;
            default:
                throw PythonException.TypeError($"'{TypeName(value)}' object is not iterable");
        }
    }

    /// <summary>Whether <see cref="Iterate"/> succeeds; an undefined value is iterable unless it is strict.</summary>
    public static bool IsIterable(object? value) => value switch
    {
        null or long or bool or double => false,
        string or Markup or byte[] => true,
        Undefined undefined => undefined.Kind is not (UndefinedKind.Strict or UndefinedKind.StrictChainable),
        _ => value is IEnumerable<object?> or Dict,
    };

    /// <summary>Python's <c>list(value)</c>: a new list of the elements.</summary>
    /// <exception cref="PythonException">TypeError: the value is not iterable; or it is a strict undefined, or there are too many elements.</exception>
    public static List<object?> ToList(object? value, Limits limits)
    {
        if (value is IReadOnlyCollection<object?> known)
            limits.CheckElements(known.Count);
        else if (value is RangeValue range)
            limits.CheckElements(range.Count);
        var result = value is IReadOnlyCollection<object?> { Count: var count } ? new List<object?>(count) : [];
        foreach (var item in Iterate(value))
        {
            if (result.Count == limits.Elements)
                limits.CheckElements(result.Count + 1.0);
            result.Add(item);
        }

        return result;
    }

    /// <summary>Python's <c>len(value)</c>.</summary>
    /// <exception cref="PythonException">TypeError: the value has no length; or it is a strict undefined.</exception>
    public static long Length(object? value)
    {
        switch (value)
        {
            case string text:
                return CodePoints.Length(text);
            case Markup markup:
                return CodePoints.Length(markup.Text);
            case RangeValue range:
                return range.Count;
            case byte[] bytes:
                return bytes.Length;
            case Dict dict:
                return dict.Count;
            case IReadOnlyCollection<object?> items:
                return items.Count;
            case Undefined undefined:
                undefined.FailIfStrict();
                return 0;
            default:
                throw PythonException.TypeError($"object of type '{TypeName(value)}' has no len()");
        }
    }

    /// <summary>Python's <c>item in container</c>.</summary>
    /// <exception cref="PythonException">TypeError: the container is none, or the item cannot be in it; or the container is a strict undefined.</exception>
    public static bool In(object? item, object? container) => KindOf(container) switch
    {
        Kind.Text or Kind.Markup => InText(item, AsText(container)!),
        Kind.Dict => ((Dict)container!).ContainsKey(item),
        // Python looks for the frozen form of a set, which cannot be made here.
        Kind.Set => item is not SetValue && ((SetValue)container!).Contains(item),
        Kind.View => ((DictView)container!).Contains(item),
        Kind.Range when Numbers.IsInteger(item) => Numbers.TryLong(item, out var n) && ((RangeValue)container!).Contains(n),
        Kind.Bytes => InBytes(item, (byte[])container!),
        Kind.Undefined => InUndefined((Undefined)container!),
        _ when container is IEnumerable<object?> items => ContainsElement(items, item),
        _ => throw PythonException.TypeError($"argument of type '{TypeName(container)}' is not iterable"),
    };

    // By position, so that a list may grow while it is walked through, as in Python.
    private static IEnumerable<object?> Elements(IReadOnlyList<object?> list)
    {
        for (var i = 0; i < list.Count; i++)
            yield return Reach(list[i]);
    }

    private static IEnumerable<object?> Elements(byte[] bytes)
    {
        foreach (var b in bytes)
            yield return Boxes.Of((long)b);
    }

    private static bool InText(object? item, string text)
    {
        if (AsText(item) is { } part)
            return text.Contains(part, StringComparison.Ordinal);
        (item as Undefined)?.FailIfStrict();
        throw PythonException.TypeError($"'in <string>' requires string as left operand, not {TypeName(item)}");
    }

    private static bool InBytes(object? item, byte[] bytes) => item switch
    {
        byte[] part => bytes.AsSpan().IndexOf(part) >= 0,
        bool b => bytes.AsSpan().Contains(b ? (byte)1 : (byte)0),
        long and >= 0 and <= 255 => bytes.AsSpan().Contains((byte)(long)item),
        long or BigInteger => throw PythonException.ValueError("byte must be in range(0, 256)"),
        _ => throw PythonException.TypeError($"a bytes-like object is required, not '{TypeName(item)}'"),
    };

    private static bool InUndefined(Undefined container)
    {
        container.FailIfStrict();
        return false;
    }
}
