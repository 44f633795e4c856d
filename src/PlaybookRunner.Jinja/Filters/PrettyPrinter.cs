using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>pprint.pformat</c> at its usual width of 80: what does not fit one line gets a line for each element; keys are sorted.</summary>
internal sealed class PrettyPrinter(Limits limits)
{
    private const int Width = 80;

    private readonly StringBuilder _output = new();
    private int _level;

    public string Format(object? value)
    {
        Write(Sorted(value), 0, 0);
        return _output.ToString();
    }

    private void Write(object? value, int indent, int allowance)
    {
        Recursion.Guard();
        limits.CheckText(_output.Length);
        var repr = Python.Repr(value);
        if (CodePoints.Length(repr) <= Width - indent - allowance)
        {
            _output.Append(repr);
            return;
        }

        _level++;
        WriteLong(value, repr, indent, allowance);
        _level--;
    }

    private void WriteLong(object? value, string repr, int indent, int allowance)
    {
        switch (value)
        {
            case Dict dict:
                WriteDict(dict, indent, allowance);
                break;
            case TupleValue tuple:
                WriteItems('(', tuple, tuple.Count == 1 ? ",)" : ")", indent, allowance);
                break;
            case SetValue { Count: > 0 } set:
                WriteItems('{', SortedSet(set), "}", indent, allowance);
                break;
            case string { Length: > 0 } text:
                WriteText(text, indent, allowance);
                break;
            case IReadOnlyList<object?> list:
                WriteItems('[', list, "]", indent, allowance);
                break;
            default:
                _output.Append(repr);
                break;
        }
    }

    private void WriteDict(Dict dict, int indent, int allowance)
    {
        _output.Append('{');
        var index = 0;
        foreach (var (key, value) in dict)
        {
            if (index++ > 0)
                NewLine(indent + 1, ",");
            var name = Python.Repr(key);
            _output.Append(name).Append(": ");
            Write(value, indent + 1 + CodePoints.Length(name) + 2, index == dict.Count ? allowance + 1 : 1);
        }

        _output.Append('}');
    }

    private void WriteItems(char open, IReadOnlyList<object?> items, string close, int indent, int allowance)
    {
        _output.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                NewLine(indent + 1, ",");
            Write(items[i], indent + 1, i == items.Count - 1 ? allowance + close.Length : 1);
        }

        _output.Append(close);
    }

    // Long text is cut behind blanks into literals that Python would join again.
    private void WriteText(string text, int indent, int allowance)
    {
        var alone = _level == 1;
        if (alone)
            (indent, allowance) = (indent + 1, allowance + 1);
        var chunks = new List<string>();
        var lines = TextSplitting.Lines(text, keepEnds: true);
        for (var i = 0; i < lines.Count; i++)
            AddChunks(chunks, (string)lines[i]!, Width - indent, i == lines.Count - 1 ? allowance : 0);

        if (alone && chunks.Count > 1)
            _output.Append('(');
        for (var i = 0; i < chunks.Count; i++)
        {
            if (i > 0)
                NewLine(indent, "");
            _output.Append(chunks[i]);
        }

        if (alone && chunks.Count > 1)
            _output.Append(')');
    }

    private static void AddChunks(List<string> chunks, string line, int width, int allowance)
    {
        if (ReprLength(line) <= width - allowance)
        {
            chunks.Add(Python.Repr(line));
            return;
        }

        var current = "";
        for (var start = 0; start < line.Length;)
        {
            var end = PartEnd(line, start);
            var candidate = current + line[start..end];
            if (ReprLength(candidate) <= width - (end == line.Length ? allowance : 0))
                current = candidate;
            else
            {
                if (current.Length > 0)
                    chunks.Add(Python.Repr(current));
                current = line[start..end];
            }

            start = end;
        }

        if (current.Length > 0)
            chunks.Add(Python.Repr(current));
    }

    private static int PartEnd(string line, int at)
    {
        while (at < line.Length && !TextMethods.IsSpace(line[at]))
            at++;
        while (at < line.Length && TextMethods.IsSpace(line[at]))
            at++;
        return at;
    }

    private static int ReprLength(string text) => CodePoints.Length(Python.Repr(text));

    private void NewLine(int indent, string separator) => _output.Append(separator).Append('\n').Append(' ', indent);

    // Sorted once and at all levels, since the one-line form of a part is sorted, too.
    private static object? Sorted(object? value)
    {
        Recursion.Guard();
        switch (value)
        {
            case Dict dict:
                var result = new Dict(dict.Count);
                var keys = dict.Keys.ToList();
                foreach (var key in SortedAnyway(keys))
                    result[key] = Sorted(dict[key]);
                return result;
            case TupleValue tuple:
                return new TupleValue([.. tuple.Select(Sorted)]);
            case IReadOnlyList<object?> list:
                return list.Select(item => Sorted(Python.Reach(item))).ToList();
            default:
                return value;
        }
    }

    private static object?[] SortedSet(SetValue set) => SortedAnyway([.. set]);

    // Keys without an order among them are sorted by their types.
    private static object?[] SortedAnyway(List<object?> keys) => [.. keys.OrderBy(static key => key, Comparer<object?>.Create(CompareAnyway))];

    private static int CompareAnyway(object? left, object? right)
    {
        try
        {
            return Python.Compare(left, right);
        }
        catch (PythonException e) when (e.Type == PythonErrorType.TypeError)
        {
            return string.CompareOrdinal(Python.TypeName(left), Python.TypeName(right));
        }
    }
}
