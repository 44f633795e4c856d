using System.Globalization;
using System.Numerics;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Writes what Python's <c>json.dumps</c> writes, byte for byte.</summary>
internal sealed class JsonWriter(JsonFormat format, Limits limits)
{
    private readonly StringBuilder _output = new();
    private readonly string _itemSeparator = format.ItemSeparator ?? (format.Indent is null ? ", " : ",");
    private readonly string _keySeparator = format.KeySeparator ?? ": ";
    private readonly List<object> _open = [];

    public string Write(object? value)
    {
        WriteValue(value);
        return _output.ToString();
    }

    private void WriteValue(object? value)
    {
        switch (Python.KindOf(value))
        {
            case Kind.None:
                _output.Append("null");
                break;
            case Kind.Bool:
                _output.Append((bool)value! ? "true" : "false");
                break;
            case Kind.Int or Kind.BigInt or Kind.Float:
                _output.Append(Number(value!));
                break;
            case Kind.Text or Kind.Markup:
                WriteText(Python.AsText(value)!);
                break;
            case Kind.List or Kind.Tuple:
                WriteList((IReadOnlyList<object?>)value!);
                break;
            case Kind.Dict:
                WriteDict((Dict)value!);
                break;
            default:
                WriteOther(value);
                break;
        }

        limits.CheckText(_output.Length);
    }

    private string Number(object value) => value switch
    {
        long n => n.ToString(CultureInfo.InvariantCulture),
        BigInteger n => Python.BigText(n),
        double d when double.IsFinite(d) => FloatText.Repr(d),
        double d when !format.AllowNan => throw PythonException.ValueError("Out of range float values are not JSON compliant: " + FloatText.Repr(d)),
        double d => double.IsNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity",
        _ => Python.Str(value),
    };

    private void WriteOther(object? value)
    {
        if (format.Substitute is null)
        {
            (value as Undefined)?.FailIfStrict();
            throw PythonException.TypeError($"Object of type {PlainTypeName(value)} is not JSON serializable");
        }

        Enter(value!);
        WriteValue(Python.Reach(format.Substitute(value)));
        Leave();
    }

    // Here Python shows a type's name without its module.
    private static string PlainTypeName(object? value) => Python.TypeName(value) is var name && name.LastIndexOf('.') is var dot and >= 0 ? name[(dot + 1)..] : name;

    private void WriteList(IReadOnlyList<object?> list)
    {
        if (list.Count == 0)
        {
            _output.Append("[]");
            return;
        }

        Enter(list);
        _output.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            Separate(i == 0);
            WriteValue(Python.Reach(list[i]));
        }

        Leave();
        NewLine();
        _output.Append(']');
    }

    private void WriteDict(Dict dict)
    {
        if (dict.Count == 0)
        {
            _output.Append("{}");
            return;
        }

        Enter(dict);
        _output.Append('{');
        var first = true;
        foreach (var (key, value) in format.SortKeys ? Sorted(dict) : (IEnumerable<KeyValuePair<object?, object?>>)dict)
        {
            if (Key(key) is not { } name)
                continue;
            Separate(first);
            first = false;
            WriteText(name);
            _output.Append(_keySeparator);
            WriteValue(value);
        }

        Leave();
        if (!first)
            NewLine();
        _output.Append('}');
    }

    private static List<KeyValuePair<object?, object?>> Sorted(Dict dict)
    {
        var keys = dict.Keys.ToArray();
        var sorted = Sorting.Sort(keys, keys, reverse: false);
        return [.. sorted.Select(key => KeyValuePair.Create(key, dict[key]))];
    }

    private string? Key(object? key) => key switch
    {
        string text => text,
        Markup markup => markup.Text,
        null => "null",
        bool b => b ? "true" : "false",
        long or BigInteger or double => Number(key),
        _ when format.SkipKeys => null,
        _ => throw PythonException.TypeError($"keys must be str, int, float, bool or None, not {PlainTypeName(key)}"),
    };

    private void Enter(object container)
    {
        Recursion.Guard();
        foreach (var open in _open)
        {
            if (ReferenceEquals(open, container))
                throw PythonException.ValueError("Circular reference detected");
        }

        _open.Add(container);
    }

    private void Leave() => _open.RemoveAt(_open.Count - 1);

    private void Separate(bool first)
    {
        if (!first)
            _output.Append(_itemSeparator);
        NewLine();
    }

    private void NewLine()
    {
        if (format.Indent is not { } indent)
            return;
        _output.Append('\n');
        for (var i = 0; i < _open.Count; i++)
            _output.Append(indent);
    }

    private void WriteText(string text)
    {
        _output.Append('"');
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!NeedsEscape(text[i]))
                continue;
            _output.Append(text, start, i - start);
            AppendEscape(text[i]);
            start = i + 1;
        }

        _output.Append(text, start, text.Length - start).Append('"');
    }

    private bool NeedsEscape(char c) => c is < ' ' or '"' or '\\' || c > '~' && format.EnsureAscii;

    private void AppendEscape(char c)
    {
        switch (c)
        {
            case '"' or '\\':
                _output.Append('\\').Append(c);
                break;
            case '\n':
                _output.Append("\\n");
                break;
            case '\r':
                _output.Append("\\r");
                break;
            case '\t':
                _output.Append("\\t");
                break;
            case '\f':
                _output.Append("\\f");
                break;
            case '\b':
                _output.Append("\\b");
                break;
            default:
                _output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                break;
        }
    }
}
