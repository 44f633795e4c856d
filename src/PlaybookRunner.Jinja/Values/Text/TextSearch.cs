namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>find</c>, <c>count</c>, <c>startswith</c> and their kin, with their optional start and end in code points.</summary>
internal static class TextSearch
{
    public static long Find(string text, string part, object? start, object? end, bool last)
    {
        var (from, window) = Window(text, start, end);
        if (window is null)
            return -1;
        var at = last ? window.LastIndexOf(part, StringComparison.Ordinal) : window.IndexOf(part, StringComparison.Ordinal);
        // .NET finds nothing in the empty text after the last character where Python does.
        if (last && part.Length == 0)
            at = window.Length;
        return at < 0 ? -1 : from + CodePoints.Index(window, at);
    }

    public static long Index(string text, string part, object? start, object? end, bool last) =>
        Find(text, part, start, end, last) is var at and >= 0 ? at : throw PythonException.ValueError("substring not found");

    public static long Count(string text, string part, object? start, object? end) =>
        Window(text, start, end).Text is { } window ? TextMethods.Count(window, part) : 0;

    public static bool StartsWith(string text, object? prefix, object? start, object? end, string method) =>
        AnyOf(prefix, method) is var prefixes && Window(text, start, end).Text is { } window && prefixes.Exists(p => window.StartsWith(p, StringComparison.Ordinal));

    public static bool EndsWith(string text, object? suffix, object? start, object? end, string method) =>
        AnyOf(suffix, method) is var suffixes && Window(text, start, end).Text is { } window && suffixes.Exists(s => window.EndsWith(s, StringComparison.Ordinal));

    private static List<string> AnyOf(object? wanted, string method)
    {
        if (Python.AsText(wanted) is { } one)
            return [one];
        if (wanted is Undefined undefined)
            throw undefined.Error();
        if (wanted is not TupleValue tuple)
            throw PythonException.TypeError($"{method} first arg must be str or a tuple of str, not {Python.TypeName(wanted)}");
        List<string> texts = [];
        foreach (var item in tuple)
            texts.Add(Python.AsText(item) ?? throw PythonException.TypeError($"tuple for {method} must only contain str, not {Python.TypeName(item)}"));
        return texts;
    }

    // Null when the window starts behind its end, where not even the empty text is found.
    private static (long From, string? Text) Window(string text, object? start, object? end)
    {
        if (start is null && end is null)
            return (0, text);
        long length = CodePoints.Length(text);
        var from = Bound(start, length, 0);
        var to = Math.Min(Bound(end, length, length), length);
        return from > to ? (from, null) : (from, CodePoints.Pick(text, (int)from, 1, (int)(to - from)));
    }

    private static long Bound(object? value, long length, long missing)
    {
        if (value is null)
            return missing;
        if (!Numbers.IsInteger(value))
            throw PythonException.TypeError("slice indices must be integers or None or have an __index__ method");
        var index = Numbers.TryLong(value, out var number) ? number : Numbers.ToBig(value).Sign * (long.MaxValue / 2);
        return index < 0 ? Math.Max(0, index + length) : index;
    }
}
