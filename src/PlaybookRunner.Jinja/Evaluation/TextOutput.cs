using System.Buffers;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>Output as text, in a pooled buffer.</summary>
internal sealed class TextOutput(int limit) : Output
{
    private const int InitialSize = 1024;

    private char[] _buffer = [];
    private int _length;

    public override int Position => _length;

    public ReadOnlySpan<char> Written => _buffer.AsSpan(0, _length);

    public override void WriteText(string text) => Append(text);

    public override void WriteText(ReadOnlySpan<char> text) => Append(text);

    public override void Write(object? value, bool escape)
    {
        switch (value)
        {
            case string text:
                Append(escape ? Markup.EscapeText(text) : text);
                break;
            case long integer:
                Append(integer);
                break;
            case double number:
                Append(number);
                break;
            case Markup markup:
                Append(markup.Text);
                break;
            default:
                Append(escape ? Markup.Escape(value).Text : Python.Str(value));
                break;
        }
    }

    public override object Cut(int position, bool isMarkup)
    {
        var text = new string(_buffer, position, _length - position);
        _length = position;
        return isMarkup ? new Markup(text) : text;
    }

    public override void Truncate(int position) => _length = position;

    public override void Expect(int length)
    {
        if (length > InitialSize && _buffer.Length == 0)
            Grow(length);
    }

    public override void Reset()
    {
        base.Reset();
        _length = 0;
        if (_buffer.Length > 0)
            ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Append(ReadOnlySpan<char> text)
    {
        int end = _length + text.Length;
        if (end > _buffer.Length)
            Grow(text.Length);
        text.CopyTo(_buffer.AsSpan(_length));
        _length = end;
    }

    private void Append(double number)
    {
        if (_length + FloatText.Longest > _buffer.Length)
            Grow(FloatText.Longest);
        if (FloatText.TryWrite(number, _buffer.AsSpan(_length), out int written))
            _length += written;
        else
            Append(FloatText.Repr(number));
    }

    private void Append(long integer)
    {
        const int longest = 20;
        if (_length + longest > _buffer.Length)
            Grow(longest);
        integer.TryFormat(_buffer.AsSpan(_length), out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Grow(int by)
    {
        long needed = (long)_length + by;
        if (needed > limit)
            throw new LimitReached($"the output is longer than {limit} characters");
        char[] larger = ArrayPool<char>.Shared.Rent((int)Math.Max(needed, Math.Max(InitialSize, Math.Min(2L * _buffer.Length, limit))));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
