using System.Globalization;
using System.Numerics;
using System.Text;
using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>
/// Reads text as a Python literal (<c>ast.literal_eval</c>), which is what Jinja2's native environment does with all text that it renders. Text that is no literal stays text.
/// </summary>
internal ref struct PythonLiteral
{
    private const int MaxDepth = 100;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private PythonLiteral(ReadOnlySpan<char> text) => _text = text;

    public static object? Read(string text)
    {
        ReadOnlySpan<char> code = text.AsSpan().TrimStart("\r\n");
        if (code.Length == 0 || char.IsWhiteSpace(code[0]))
            return text;
        var reader = new PythonLiteral(code);
        try
        {
            object? value = reader.ReadTuple();
            return reader.Skip() ? text : value;
        }
        catch (FormatException)
        {
            return text;
        }
        catch (PythonException)
        {
            return text;
        }
        catch (SyntaxError)
        {
            return text;
        }
    }

    private readonly char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>Skips blanks; false at the end.</summary>
    private bool Skip()
    {
        while (_at < _text.Length && (Current is ' ' or '\t' or '\f' || (char.IsWhiteSpace(Current) && (_depth > 0 || _text[_at..].IsWhiteSpace()))))
            _at++;
        if (_at == _text.Length || Current != '#')
            return _at < _text.Length;
        int newline = _text[_at..].IndexOf('\n');
        _at = newline < 0 ? _text.Length : _at + newline;
        return Skip();
    }

    private bool Take(char c)
    {
        if (!Skip() || Current != c)
            return false;
        _at++;
        return true;
    }

    private object? ReadTuple()
    {
        object? first = ReadValue();
        if (!Take(','))
            return first;
        var items = new List<object?> { first };
        while (Skip() && Current is not (')' or ']' or '}'))
        {
            items.Add(ReadValue());
            if (!Take(','))
                break;
        }
        return new TupleValue([.. items]);
    }

    private object? ReadValue()
    {
        Skip();
        switch (Current)
        {
            case '(':
                return Nested('(', ')', static (ref PythonLiteral reader) => reader.Skip() && reader.Current == ')' ? TupleValue.Empty : reader.ReadTuple());
            case '[':
                return Nested('[', ']', static (ref PythonLiteral reader) => reader.ReadList(']'));
            case '{':
                return Nested('{', '}', static (ref PythonLiteral reader) => reader.ReadDictOrSet());
            case '-' or '+':
                bool negative = Current == '-';
                _at++;
                Skip();
                object operand = char.IsAsciiDigit(Current) || Current == '.' ? ReadNumber() : throw new FormatException();
                return negative ? Python.Negate(operand) : operand;
            case >= '0' and <= '9' or '.':
                return ReadNumber();
            default:
                return ReadWordOrString();
        }
    }

    private delegate object? Inner(ref PythonLiteral reader);

    private object? Nested(char open, char close, Inner read)
    {
        if (++_depth > MaxDepth || !Take(open))
            throw new FormatException();
        object? value = read(ref this);
        if (!Take(close))
            throw new FormatException();
        _depth--;
        return value;
    }

    private List<object?> ReadList(char close)
    {
        var list = new List<object?>();
        while (Skip() && Current != close)
        {
            list.Add(ReadValue());
            if (!Take(','))
                break;
        }
        return list;
    }

    private object ReadDictOrSet()
    {
        var dict = new Dict();
        if (!Skip() || Current == '}')
            return dict;
        object? first = ReadValue();
        if (!Take(':'))
        {
            var set = new SetValue([first]);
            if (Take(','))
                foreach (object? item in ReadList('}'))
                    set.Add(item);
            return set;
        }
        dict[first] = ReadValue();
        while (Take(',') && Skip() && Current != '}')
        {
            object? key = ReadValue();
            if (!Take(':'))
                throw new FormatException();
            dict[key] = ReadValue();
        }
        return dict;
    }

    private object ReadNumber()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(Current) || Current is '.' or '_' || IsExponentSign(start)))
            _at++;
        string digits = new(_text[start.._at]);
        bool isInteger = digits.All(char.IsAsciiDigit);
        if (isInteger && (digits[0] != '0' || digits.All(c => c == '0')))
            return Boxes.Of(BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        if (Lexer.TokenizeExpression(digits, JinjaOptions.Default).Next.Kind == TokenKind.End
            && Parser.ParseExpression(digits, JinjaOptions.Default).Lone is ConstantNode { Value: long or BigInteger or double } number)
            return number.Value!;
        string dotted = digits.Replace("_", "", StringComparison.Ordinal);
        return !digits.Contains("__", StringComparison.Ordinal) && dotted.Contains('.') && dotted.Any(char.IsAsciiDigit)
            && double.TryParse(dotted, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new FormatException();
    }

    private readonly bool IsExponentSign(int start) =>
        Current is '+' or '-' && _at > start && _text[_at - 1] is 'e' or 'E' && !_text[start..].StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    private object? ReadWordOrString()
    {
        int start = _at;
        while (_at < _text.Length && char.IsAsciiLetter(Current))
            _at++;
        ReadOnlySpan<char> word = _text[start.._at];
        if (Current is '\'' or '"')
            return ReadStrings(word);
        if (word is "set" && Take('(') && Take(')'))
            return new SetValue();
        return word switch
        {
            "True" => Boxes.True,
            "False" => Boxes.False,
            "None" => null,
            _ => throw new FormatException(),
        };
    }

    private object ReadStrings(ReadOnlySpan<char> prefix)
    {
        bool isBytes = prefix is "b" or "B" or "rb" or "br" or "Rb" or "bR";
        string text = ReadString(prefix);
        while (Skip() && Current is '\'' or '"')
            text += ReadString(prefix);
        return isBytes ? Encoding.Latin1.GetBytes(text) : text;
    }

    private string ReadString(ReadOnlySpan<char> prefix)
    {
        bool isRaw = prefix is "r" or "R" or "rb" or "br" or "Rb" or "bR";
        if (!isRaw && prefix is not ("" or "u" or "U" or "b" or "B"))
            throw new FormatException();
        char quote = Current;
        bool isTriple = _text[_at..].StartsWith(new string(quote, 3));
        int start = _at += isTriple ? 3 : 1;
        while (_at < _text.Length && !IsClose(quote, isTriple))
            _at += Current == '\\' ? 2 : Current == '\n' && !isTriple ? throw new FormatException() : 1;
        if (_at >= _text.Length)
            throw new FormatException();
        string body = new(_text[start.._at]);
        _at += isTriple ? 3 : 1;
        return isRaw ? body : StringEscapes.Process(body, default);
    }

    private readonly bool IsClose(char quote, bool isTriple) =>
        isTriple ? _text[_at..].StartsWith(new string(quote, 3)) : Current == quote;
}
