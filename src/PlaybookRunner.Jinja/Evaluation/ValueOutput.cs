using System.Text;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>Output that keeps the type of a lone value, for the native and typed result styles.</summary>
internal sealed class ValueOutput(JinjaOptions options) : Output
{
    private readonly List<object?> _parts = [];
    private long _length;

    public override int Position => _parts.Count;

    public override void WriteText(string text)
    {
        Count(text.Length);
        _parts.Add(text);
    }

    public override void WriteText(ReadOnlySpan<char> text) => WriteText(text.ToString());

    /// <summary>Escaping is for text that is put together; Jinja2's native code leaves it out as well.</summary>
    public override void Write(object? value, bool escape)
    {
        Count(value is string text ? text.Length : 1);
        // Macros and their kin pass an undefined value on, for 'default' to deal with; at the top level nothing could, and the place is known only now.
        if (value is Undefined undefined && !IsCapturing)
            undefined.FailIfStrict();
        _parts.Add(value);
    }

    public override object? Cut(int mark, bool isMarkup)
    {
        object? value = options.Result == ResultStyle.Native ? CombineNative(mark) : CombineTyped(mark);
        _parts.RemoveRange(mark, _parts.Count - mark);
        return isMarkup && value is string text ? new Markup(text) : value;
    }

    public override void Truncate(int mark) => _parts.RemoveRange(mark, _parts.Count - mark);

    public override void Reset()
    {
        base.Reset();
        _parts.Clear();
        _length = 0;
    }

    private void Count(int length)
    {
        _length += length;
        if (_length > options.Limits.Output)
            throw new LimitReached($"the output is longer than {options.Limits.Output} characters");
    }

    private object? CombineNative(int mark)
    {
        if (_parts.Count == mark)
            return null;
        object? value = _parts.Count - mark == 1 ? _parts[mark] : Join(mark, static part => Python.Str(part));
        return value is string text ? PythonLiteral.Read(text) : value;
    }

    /// <summary>As ansible-core joins: <c>None</c> is left out, and what then stands alone keeps its type.</summary>
    private object? CombineTyped(int mark)
    {
        int present = 0;
        object? last = null;
        for (int i = mark; i < _parts.Count; i++)
            if (_parts[i] is Undefined { Kind: UndefinedKind.Strict or UndefinedKind.StrictChainable })
                return _parts[i];
            else if (_parts[i] is not null)
                (present, last) = (present + 1, _parts[i]);
        return present <= 1 ? last : Join(mark, static part => TypedResult.Text(part));
    }

    private string Join(int mark, Func<object?, string> toText)
    {
        var text = new StringBuilder();
        for (int i = mark; i < _parts.Count; i++)
        {
            text.Append(toText(_parts[i]));
            if (text.Length > options.Limits.Output)
                throw new LimitReached($"the output is longer than {options.Limits.Output} characters");
        }
        return text.ToString();
    }
}
