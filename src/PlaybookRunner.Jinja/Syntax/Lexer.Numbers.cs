namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Number literals: <c>1_000</c>, <c>0x1f</c>, <c>0o17</c>, <c>0b11</c>, <c>1.5e-3</c>.</summary>
internal sealed partial class Lexer
{
    private Token ReadNumber()
    {
        int start = _at;
        bool afterDot = start > 0 && _source[start - 1] == '.';
        if (!afterDot && FloatEnd(start) is > 0 and var floatEnd)
            return Take(TokenKind.Float, _source[start..floatEnd], floatEnd);
        int end = IntegerEnd(start);
        return Take(TokenKind.Integer, _source[start..end], end);
    }

    /// <summary>Where a float that starts here ends, or 0 if none does.</summary>
    private int FloatEnd(int start)
    {
        int at = Digits(start, char.IsAsciiDigit, leadingUnderscore: false);
        int fraction = at < _end && _source[at] == '.' ? Digits(at + 1, char.IsAsciiDigit, leadingUnderscore: false) : 0;
        bool hasFraction = fraction > at + 1;
        int exponent = hasFraction ? fraction : at;
        if (exponent < _end && _source[exponent] is 'e' or 'E')
        {
            int digits = exponent + 1 < _end && _source[exponent + 1] is '+' or '-' ? exponent + 2 : exponent + 1;
            int end = Digits(digits, char.IsAsciiDigit, leadingUnderscore: false);
            if (end > digits)
                return end;
        }
        return hasFraction ? fraction : 0;
    }

    private int IntegerEnd(int start)
    {
        Func<char, bool>? isDigit = start + 1 < _end && _source[start] == '0' ? (_source[start + 1] | 0x20) switch
        {
            'b' => static c => c is '0' or '1',
            'o' => static c => c is >= '0' and <= '7',
            'x' => char.IsAsciiHexDigit,
            _ => null,
        } : null;
        if (isDigit is not null && Digits(start + 2, isDigit, leadingUnderscore: true) is var end && end > start + 2)
            return end;
        return _source[start] == '0'
            ? Digits(start, static c => c == '0', leadingUnderscore: false)
            : Digits(start, char.IsAsciiDigit, leadingUnderscore: false);
    }

    /// <summary>Digits with single underscores between them (and before them, where the prefix of a base stands before).</summary>
    private int Digits(int at, Func<char, bool> isDigit, bool leadingUnderscore)
    {
        int end = at;
        while (end < _end)
        {
            bool underscore = _source[end] == '_' && (leadingUnderscore || end > at) && end + 1 < _end && isDigit(_source[end + 1]);
            if (!underscore && !isDigit(_source[end]))
                break;
            end += underscore ? 2 : 1;
        }
        return end;
    }
}
