using System.Numerics;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>value[key]</c> where it succeeds; where Python would raise a TypeError or LookupError, false.</summary>
    public static bool TryGetItem(object? value, object? key, out object? item)
    {
        switch (value)
        {
            case Dict dict:
                item = null;
                return IsHashable(key) && dict.TryGetValue(key, out item);
            case IReadOnlyList<object?> list when Numbers.TryLong(key, out var index):
                return TryGetAt(list, index, out item);
            default:
                return TryGetOther(value, key, out item);
        }
    }

    /// <summary>Python's <c>value[key]</c>.</summary>
    /// <exception cref="PythonException">KeyError, IndexError or TypeError, as in Python; or the value is undefined.</exception>
    public static object? GetItem(object? value, object? key) => TryGetItem(value, key, out var item) ? item : throw NoItem(value, key);

    private static bool TryGetAt(IReadOnlyList<object?> list, long index, out object? item)
    {
        if (index < 0)
            index += list.Count;
        var inside = index >= 0 && index < list.Count;
        item = inside ? Reach(list[(int)index]) : null;
        return inside;
    }

    private static bool TryGetOther(object? value, object? key, out object? item)
    {
        item = null;
        if (!Numbers.TryLong(key, out var index))
            return false;
        if (AsText(value) is { } text)
        {
            var found = TryGetCharacter(text, index, out item);
            if (found && value is Markup)
                item = new Markup((string)item!);
            return found;
        }

        if (value is RangeValue range && Inside(ref index, range.Count))
            item = Boxes.Of(range[index]);
        else if (value is byte[] bytes && Inside(ref index, bytes.Length))
            item = Boxes.Of((long)bytes[index]);
        return item is not null;
    }

    private static bool TryGetCharacter(string text, long index, out object? item)
    {
        item = null;
        // A position from the end needs the length in code points; one from the start only the text before it.
        if (index < 0 && !Inside(ref index, CodePoints.Length(text)) || index >= text.Length)
            return false;
        var offset = CodePoints.Offset(text, (int)index);
        if (offset >= text.Length)
            return false;
        item = CodePoints.At(text, offset);
        return true;
    }

    private static bool Inside(ref long index, long count)
    {
        if (index < 0)
            index += count;
        return index >= 0 && index < count;
    }

    private static PythonException NoItem(object? value, object? key)
    {
        switch (KindOf(value))
        {
            case Kind.Undefined:
                return ((Undefined)value!).Error();
            case Kind.Dict:
                Hash(key);
                return PythonException.KeyError(key);
            case Kind.Text or Kind.Markup or Kind.List or Kind.Tuple or Kind.Range or Kind.Bytes:
                return NoElement(value, key);
            default:
                return PythonException.TypeError($"'{TypeName(value)}' object is not subscriptable");
        }
    }

    private static PythonException NoElement(object? value, object? key)
    {
        var kind = KindOf(value);
        if (key is BigInteger)
            return PythonException.IndexError("cannot fit 'int' into an index-sized integer");
        if (Numbers.IsInteger(key))
            return PythonException.IndexError(kind switch
            {
                Kind.Text or Kind.Markup => "string index out of range",
                Kind.Range => "range object index out of range",
                Kind.Bytes => "index out of range",
                _ => TypeName(value) + " index out of range",
            });
        return PythonException.TypeError(kind switch
        {
            Kind.Text or Kind.Markup => $"string indices must be integers, not '{TypeName(key)}'",
            Kind.Bytes => $"byte indices must be integers or slices, not {TypeName(key)}",
            _ => $"{TypeName(value)} indices must be integers or slices, not {TypeName(key)}",
        });
    }
}
