using System.Numerics;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's printf-style formatting, <c>text % arguments</c>.</summary>
internal sealed class PercentFormatter
{
    private readonly StringBuilder _output = new();
    private readonly string _format;
    private readonly object? _arguments;
    private readonly Limits _limits;
    private readonly bool _escape;
    private readonly bool _ofBytes;
    private int _at;
    private int _next;

    // What single arguments are taken from: the argument that is no tuple, or the element that a key selected.
    private object? _current;
    private bool _isSingle;

    /// <param name="format">The text with the fields.</param>
    /// <param name="arguments">A tuple of arguments, a mapping, or the one argument.</param>
    /// <param name="limits">How long the text may become.</param>
    /// <param name="escape">Whether what is put in is escaped unless it is markup.</param>
    /// <param name="ofBytes">Whether the text stands for bytes, a character for each.</param>
    public PercentFormatter(string format, object? arguments, Limits limits, bool escape, bool ofBytes = false)
    {
        (_format, _arguments, _limits, _escape, _ofBytes) = (format, arguments, limits, escape, ofBytes);
        (_current, _isSingle) = (arguments, arguments is not TupleValue);
    }

    private bool IsMapping => Python.KindOf(_arguments) is Kind.Dict or Kind.List or Kind.Bytes or Kind.Range or Kind.Undefined;

    public string Format()
    {
        while (_at < _format.Length)
        {
            var percent = _format.IndexOf('%', _at);
            if (percent < 0)
                break;
            _output.Append(_format, _at, percent - _at);
            _at = percent + 1;
            FormatField();
            _limits.CheckText(_output.Length);
        }

        _output.Append(_format, _at, _format.Length - _at);
        var leftOver = _isSingle ? _next == 0 : _next < ((TupleValue)_arguments!).Count;
        if (leftOver && !IsMapping)
            throw PythonException.TypeError("not all arguments converted during string formatting");
        return _output.ToString();
    }

    private void FormatField()
    {
        if (Peek() == '%')
        {
            _at++;
            _output.Append('%');
            return;
        }

        var field = new Field();
        if (Peek() == '(')
            SelectKey();
        while (Peek() is '-' or '+' or ' ' or '#' or '0')
            field.Set(_format[_at++]);
        ReadWidth(ref field);
        ReadPrecision(ref field);
        if (Peek() is 'h' or 'l' or 'L')
            _at++;
        if (_at >= _format.Length)
            throw PythonException.ValueError("incomplete format");
        Convert(_format[_at++], NextArgument(), field);
    }

    private char Peek() => _at < _format.Length ? _format[_at] : '\0';

    // Parentheses may be nested in a key.
    private void SelectKey()
    {
        if (!IsMapping)
            throw PythonException.TypeError("format requires a mapping");
        var start = ++_at;
        var depth = 1;
        for (; _at < _format.Length && depth > 0; _at++)
            depth += _format[_at] == '(' ? 1 : _format[_at] == ')' ? -1 : 0;
        if (depth > 0)
            throw PythonException.ValueError("incomplete format key");
        var key = _format[start..(_at - 1)];
        _current = Python.GetItem(_arguments, _ofBytes ? Encoding.Latin1.GetBytes(key) : key);
        (_isSingle, _next) = (true, 0);
    }

    private void ReadWidth(ref Field field)
    {
        if (Peek() == '*')
        {
            _at++;
            field.Width = Star();
            field.LeftAligned |= field.Width < 0;
            field.Width = Math.Abs(field.Width);
        }
        else
            field.Width = ReadNumber("width too big");

        _limits.CheckText(field.Width);
    }

    private void ReadPrecision(ref Field field)
    {
        if (Peek() != '.')
            return;
        _at++;
        if (Peek() == '*')
        {
            _at++;
            field.Precision = Math.Max(0, Star());
        }
        else
            field.Precision = ReadNumber("precision too big");

        _limits.CheckText(field.Precision.Value);
    }

    private int Star()
    {
        if (!Numbers.TryLong(NextArgument(), out var number))
            throw PythonException.TypeError("* wants int");
        return number is >= -int.MaxValue and <= int.MaxValue ? (int)number : throw PythonException.Overflow("Python int too large to convert to C int");
    }

    private int ReadNumber(string tooBig)
    {
        long number = 0;
        while (char.IsAsciiDigit(Peek()))
        {
            number = (number * 10) + _format[_at++] - '0';
            if (number > int.MaxValue)
                throw PythonException.ValueError(tooBig);
        }

        return (int)number;
    }

    private object? NextArgument()
    {
        if (_next < (_isSingle ? 1 : ((TupleValue)_arguments!).Count))
            return _isSingle ? Single() : ((TupleValue)_arguments!)[_next++];
        throw PythonException.TypeError("not enough arguments for format string");
    }

    private object? Single()
    {
        _next = 1;
        return _current;
    }

    private void Convert(char code, object? value, Field field)
    {
        switch (code)
        {
            case 's' or 'r' or 'a':
                Pad("", Truncate(Text(code, value), field), field);
                break;
            case 'b' when _ofBytes:
                Pad("", Truncate(Text('s', value), field), field);
                break;
            case 'c':
                Pad("", _ofBytes ? Byte(value) : Character(value), field);
                break;
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X':
                ConvertInteger(code, field, value);
                break;
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                ConvertFloat(code, field, value);
                break;
            default:
                throw PythonException.ValueError($"unsupported format character '{(code is > '\x1f' and < '\x7f' ? code : '?')}' (0x{(int)code:x}) at index {_at - 1}");
        }
    }

    private string Text(char code, object? value)
    {
        if (_ofBytes)
        {
            return code != 's' ? TextRepr.Ascii(Python.Repr(value))
                : value is byte[] bytes ? Encoding.Latin1.GetString(bytes)
                : throw PythonException.TypeError($"%b requires a bytes-like object, or an object that implements __bytes__, not '{Python.TypeName(value)}'");
        }

        var text = code switch { 's' => Python.Str(value), 'r' => Python.Repr(value), _ => TextRepr.Ascii(Python.Repr(value)) };
        return _escape && !(code == 's' && value is Markup) ? Markup.EscapeText(text) : text;
    }

    private static string Truncate(string text, Field field) =>
        field.Precision is { } precision && precision < CodePoints.Length(text) ? text[..CodePoints.Offset(text, precision)] : text;

    private static string Byte(object? value) => value switch
    {
        byte[] { Length: 1 } single => ((char)single[0]).ToString(),
        _ when Numbers.TryLong(value, out var number) => number is >= 0 and <= 255 ? ((char)number).ToString() : throw PythonException.Overflow("%c arg not in range(256)"),
        _ => throw PythonException.TypeError($"%c requires an integer in range(256) or a single byte, not {Python.TypeName(value)}"),
    };

    private static string Character(object? value)
    {
        if (Python.AsText(value) is { } text)
            return CodePoints.Length(text) == 1 ? text : throw PythonException.TypeError("%c requires int or char");
        if (!Numbers.IsInteger(value))
            throw PythonException.TypeError("%c requires int or char");
        var code = Numbers.ToBig(value);
        return code.Sign < 0 || code > 0x10ffff ? throw PythonException.Overflow("%c arg not in range(0x110000)")
            : code >= 0xd800 && code <= 0xdfff ? ((char)(int)code).ToString() : char.ConvertFromUtf32((int)code);
    }

    private void ConvertInteger(char code, Field field, object? value)
    {
        var number = Integer(code, value);
        var digits = code switch
        {
            'o' or 'x' or 'X' => SpecFormatter.Format(Boxes.Of(BigInteger.Abs(number)), code.ToString(), _limits),
            _ => Python.BigText(BigInteger.Abs(number)),
        };
        if (field.Precision is { } precision)
            digits = digits.PadLeft(precision, '0');
        var prefix = field.Alternate && code is 'o' or 'x' or 'X' ? "0" + code : "";
        PadNumber(number.Sign < 0, field.Alternate ? prefix : "", digits, field);
    }

    private static BigInteger Integer(char code, object? value)
    {
        if (Numbers.IsInteger(value))
            return Numbers.ToBig(value);
        if (value is double d && code is 'd' or 'i' or 'u')
            return Numbers.ToBig(Python.Truncate((double)value!));
        if (value is Undefined undefined)
            throw undefined.Error();
        throw PythonException.TypeError(code is 'd' or 'i' or 'u'
            ? $"%{code} format: a real number is required, not {Python.TypeName(value)}"
            : $"%{code} format: an integer is required, not {Python.TypeName(value)}");
    }

    private void ConvertFloat(char code, Field field, object? value)
    {
        if (value is Undefined undefined)
            throw undefined.Error();
        var number = Numbers.ToDouble(value);
        var text = FloatFormat.Format(Math.Abs(number), code, field.Precision ?? 6, field.Alternate);
        PadNumber(double.IsNegative(number) && !double.IsNaN(number), "", text, field);
    }

    private void PadNumber(bool negative, string prefix, string digits, Field field)
    {
        var sign = (negative ? "-" : field.Plus ? "+" : field.Space ? " " : "") + prefix;
        if (field.ZeroPadded && !field.LeftAligned)
            digits = digits.PadLeft(Math.Max(0, field.Width - sign.Length), '0');
        Pad(sign, digits, field);
    }

    private void Pad(string sign, string text, Field field)
    {
        var missing = Math.Max(0, field.Width - sign.Length - CodePoints.Length(text));
        if (!field.LeftAligned)
            _output.Append(' ', missing);
        _output.Append(sign).Append(text);
        if (field.LeftAligned)
            _output.Append(' ', missing);
    }

    private struct Field
    {
        public bool LeftAligned;
        public bool Plus;
        public bool Space;
        public bool Alternate;
        public bool ZeroPadded;
        public int Width;
        public int? Precision;

        public void Set(char flag)
        {
            LeftAligned |= flag == '-';
            Plus |= flag == '+';
            Space |= flag == ' ';
            Alternate |= flag == '#';
            ZeroPadded |= flag == '0';
        }
    }
}
