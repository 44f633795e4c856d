namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>value[start:stop:step]</c>; null stands for a part that is left out.</summary>
    /// <exception cref="PythonException">TypeError: the value cannot be sliced or a part is no integer; ValueError: the step is zero; or an operand is undefined.</exception>
    public static object? Slice(object? value, object? start, object? stop, object? step) =>
        TrySlice(value, start, stop, step, out var result) ? result : throw NotSliceable(value);

    /// <summary>Like <see cref="Slice"/>, but false for a value that cannot be sliced.</summary>
    /// <exception cref="PythonException">TypeError: a part is no integer; ValueError: the step is zero; or an operand is undefined.</exception>
    public static bool TrySlice(object? value, object? start, object? stop, object? step, out object? result)
    {
        result = KindOf(value) switch
        {
            Kind.Text => SliceText((string)value!, start, stop, step),
            Kind.Markup => new Markup(SliceText(((Markup)value!).Text, start, stop, step)),
            Kind.List => new List<object?>(SliceItems((IReadOnlyList<object?>)value!, start, stop, step)),
            Kind.Tuple => new TupleValue(SliceItems((TupleValue)value!, start, stop, step)),
            Kind.Bytes => SliceBytes((byte[])value!, start, stop, step),
            Kind.Range => SliceRange((RangeValue)value!, start, stop, step),
            Kind.Undefined => throw ((Undefined)value!).Error(),
            _ => null,
        };
        return result is not null;
    }

    private static PythonException NotSliceable(object? value) =>
        value is Dict ? PythonException.TypeError("unhashable type: 'slice'") : PythonException.TypeError($"'{TypeName(value)}' object is not subscriptable");

    private static string SliceText(string text, object? start, object? stop, object? step)
    {
        var bounds = SliceBounds.Of(CodePoints.Length(text), start, stop, step);
        return CodePoints.Pick(text, (int)bounds.Start, (int)bounds.Step, (int)bounds.Count);
    }

    private static object?[] SliceItems(IReadOnlyList<object?> list, object? start, object? stop, object? step)
    {
        var bounds = SliceBounds.Of(list.Count, start, stop, step);
        var result = new object?[bounds.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = Reach(list[(int)(bounds.Start + (i * bounds.Step))]);
        return result;
    }

    private static byte[] SliceBytes(byte[] bytes, object? start, object? stop, object? step)
    {
        var bounds = SliceBounds.Of(bytes.Length, start, stop, step);
        var result = new byte[bounds.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = bytes[bounds.Start + (i * bounds.Step)];
        return result;
    }

    private static RangeValue SliceRange(RangeValue range, object? start, object? stop, object? step)
    {
        var bounds = SliceBounds.Of(range.Count, start, stop, step);
        return new RangeValue(range[bounds.Start], range[bounds.Stop], range.Step * bounds.Step);
    }
}
