using System.Globalization;
using System.Numerics;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Writes Python's <c>repr</c> of nested values into one builder.</summary>
internal sealed class ReprWriter(StringBuilder output)
{
    // The containers being written: one that contains itself is shown as [...] or {...}.
    private readonly List<object> _open = [];

    public void Write(object? value)
    {
        switch (Python.KindOf(value))
        {
            case Kind.Text:
                TextRepr.Append(output, (string)value!);
                break;
            case Kind.Markup:
                output.Append("Markup(");
                TextRepr.Append(output, ((Markup)value!).Text);
                output.Append(')');
                break;
            case Kind.Bytes:
                BytesRepr.Append(output, (byte[])value!);
                break;
            case Kind.List:
                WriteList((IReadOnlyList<object?>)value!);
                break;
            case Kind.Tuple:
                WriteTuple((TupleValue)value!);
                break;
            case Kind.Dict:
                WriteDict((Dict)value!);
                break;
            case Kind.Set:
                WriteSet((SetValue)value!);
                break;
            case Kind.View:
                WriteView((DictView)value!);
                break;
            default:
                output.Append(Scalar(value));
                break;
        }
    }

    private static string Scalar(object? value) => value switch
    {
        null => "None",
        bool b => b ? "True" : "False",
        long n => n.ToString(CultureInfo.InvariantCulture),
        BigInteger n => Python.BigText(n),
        double d => FloatText.Repr(d),
        Undefined => "Undefined",
        DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan => TimeText.Repr(value),
        _ => value.ToString() ?? "",
    };

    private void WriteList(IReadOnlyList<object?> list)
    {
        if (!Open(list, "[...]"))
            return;
        output.Append('[');
        for (var i = 0; i < list.Count; i++)
            WriteItem(i, list[i]);
        output.Append(']');
        Close();
    }

    private void WriteTuple(TupleValue tuple)
    {
        if (!Open(tuple, "(...)"))
            return;
        output.Append('(');
        for (var i = 0; i < tuple.Count; i++)
            WriteItem(i, tuple[i]);
        output.Append(tuple.Count == 1 ? ",)" : ")");
        Close();
    }

    private void WriteDict(Dict dict)
    {
        if (!Open(dict, "{...}"))
            return;
        output.Append('{');
        var first = true;
        foreach (var (key, value) in dict)
        {
            WriteItem(first ? 0 : 1, key);
            output.Append(": ");
            Write(value);
            first = false;
        }

        output.Append('}');
        Close();
    }

    private void WriteSet(SetValue set)
    {
        if (set.Count == 0)
        {
            output.Append("set()");
            return;
        }

        output.Append('{');
        WriteAll(set);
        output.Append('}');
    }

    private void WriteView(DictView view)
    {
        if (!Open(view.Dict, "..."))
            return;
        output.Append(view.TypeName).Append("([");
        WriteAll(view);
        output.Append("])");
        Close();
    }

    private void WriteAll(IEnumerable<object?> items)
    {
        var i = 0;
        foreach (var item in items)
            WriteItem(i++, item);
    }

    private void WriteItem(int index, object? item)
    {
        if (index > 0)
            output.Append(", ");
        Write(Python.Reach(item));
    }

    private bool Open(object container, string again)
    {
        Recursion.Guard();
        foreach (var open in _open)
        {
            if (!ReferenceEquals(open, container))
                continue;
            output.Append(again);
            return false;
        }

        _open.Add(container);
        return true;
    }

    private void Close() => _open.RemoveAt(_open.Count - 1);
}
