namespace PlaybookRunner.Jinja.Syntax;

/// <summary>
/// Cuts a template into tokens by the rules of Jinja2: delimiters of any length, whitespace control, line statements and comments, <c>raw</c>.
/// </summary>
internal sealed partial class Lexer
{
    private const int LongSource = 1000;

    private readonly string _source;
    private readonly JinjaOptions _options;
    private readonly Opening[] _openings;

    /// <summary>The tag before which text was read, and which is to be read next.</summary>
    private Found? _opened;

    /// <summary>The tag that is being read, by what ends it; null in text.</summary>
    private (TokenKind End, string Closing)? _tag;

    /// <summary>Closing brackets that are still owed; while there are any, <c>}}</c> and <c>%}</c> do not close the tag.</summary>
    private readonly Stack<char> _brackets = new();

    /// <summary>Names met lately, by a hash of their text; the length is a power of two.</summary>
    private readonly string?[] _names;
    private int _at;
    private int _end;

    /// <summary>Whether what was last consumed ended a line, so that blanks up to a tag may be stripped.</summary>
    private bool _lineStarts = true;

    /// <summary>Whether the tag's string literals have escapes.</summary>
    private bool _processesEscapes = true;

    private Lexer(string source, JinjaOptions options)
    {
        _source = source;
        _options = options;
        _end = source.Length;
        _names = new string?[source.Length < LongSource ? 8 : 128];
        _openings = Opening.Order(options);
        _next = new Found?[_openings.Length];
        Array.Fill(_next, new Found(default, -1, -1, '\0'));
    }

    /// <summary>The tokens of a template, ended by one of kind <see cref="TokenKind.End"/>.</summary>
    public static TokenStream Tokenize(string source, JinjaOptions options)
    {
        var lexer = new Lexer(source, options);
        if (!options.KeepTrailingNewline && source.EndsWith('\n'))
            lexer._end--;
        return new TokenStream(lexer);
    }

    /// <summary>The tokens of a bare expression: a tag that only the end of the source ends.</summary>
    public static TokenStream TokenizeExpression(string source, JinjaOptions options) =>
        new(new Lexer(source, options) { _tag = (TokenKind.End, "") });

    /// <summary>Where the source ends.</summary>
    public Token End => new(TokenKind.End, "", new Span(_end, _end));

    /// <summary>Reads on to the next token: a template of any length needs no list of its tokens.</summary>
    /// <exception cref="SyntaxError">What stands there is no token.</exception>
    public Token Read()
    {
        Token token;
        while (_opened is { } found ? !TryOpen(found, out token) : _tag is { } tag ? !TryReadInTag(tag.End, tag.Closing, out token) : !TryReadText(out token))
            if (_opened is null && _tag is null && _at >= _end)
                return End;
        return token;
    }

    /// <summary>Plain text up to the next opening delimiter.</summary>
    private bool TryReadText(out Token token)
    {
        int start = _at;
        int end = _end;
        _opened = start < _end ? FindOpening(start) : null;
        if (_opened is { } next)
        {
            end = TextEnd(start, next);
            _at = next.End;
            _lineStarts = EndsLine();
        }
        else
            _at = _end;
        return TryData(start, end, out token);
    }

    /// <summary>What an opening delimiter opens; false if that gives no token.</summary>
    private bool TryOpen(Found next, out Token token)
    {
        _opened = null;
        token = default;
        switch (next.Kind)
        {
            case OpeningKind.Raw:
                return TryReadRaw(next, out token);
            case OpeningKind.Comment:
                SkipComment(next);
                return false;
            case OpeningKind.LineComment:
                int newline = _source.IndexOf('\n', _at, _end - _at);
                _at = newline < 0 ? _end : newline;
                _lineStarts = EndsLine();
                return false;
            case OpeningKind.Block:
                token = OpenTag(next, TokenKind.BlockBegin, TokenKind.BlockEnd, _options.BlockEnd);
                return true;
            case OpeningKind.Variable:
                token = OpenTag(next, TokenKind.VariableBegin, TokenKind.VariableEnd, _options.VariableEnd);
                return true;
            default:
                token = OpenTag(next, TokenKind.LineStatementBegin, TokenKind.LineStatementEnd, "");
                return true;
        }
    }

    /// <summary>Where the text before a tag ends once <c>-</c> or <c>lstrip_blocks</c> have taken their blanks.</summary>
    private int TextEnd(int start, Found next)
    {
        ReadOnlySpan<char> text = _source.AsSpan(start, next.Start - start);
        if (next.Sign == '-')
            return start + text.TrimEnd().Length;
        if (next.Sign == '+' || !_options.LstripBlocks || next.Kind == OpeningKind.Variable)
            return next.Start;
        int line = text.LastIndexOf('\n') + 1;
        bool startsLine = line > 0 || _lineStarts;
        return startsLine && line < text.Length && text[line..].IsWhiteSpace() ? start + line : next.Start;
    }

    private static bool TryData(int start, int end, out Token token)
    {
        token = new Token(TokenKind.Data, "", new Span(start, end));
        return end > start;
    }

    private void SkipComment(Found next)
    {
        // Jinja2 stops where the source does and misses the end of a comment only if there is something in it; the same goes for raw.
        if (_at == _end)
            return;
        int close = _source.IndexOf(_options.CommentEnd, _at, _end - _at, StringComparison.Ordinal);
        if (close < 0)
            throw new SyntaxError("Missing end of comment tag", new Span(next.Start, next.End), hint: $"expected '{_options.CommentEnd}'");
        char sign = close > _at ? _source[close - 1] : '\0';
        _at = close + _options.CommentEnd.Length;
        AfterTag(sign);
    }

    private bool TryReadRaw(Found next, out Token token)
    {
        int start = _at;
        token = default;
        if (start == _end)
            return false;
        for (int open = start; (open = _source.IndexOf(_options.BlockStart, open, _end - open, StringComparison.Ordinal)) >= 0; open++)
            if (MatchTagNamed("endraw", open) is { } close)
            {
                var end = new Found(OpeningKind.Raw, open, close.End, close.OpenSign);
                int textEnd = TextEnd(start, end);
                _at = close.End;
                AfterTag(close.CloseSign);
                return TryData(start, textEnd, out token);
            }
        throw new SyntaxError("Missing end of raw directive", new Span(next.Start, next.End), hint: "expected 'endraw'");
    }

    /// <summary>What the sign before a closing delimiter, or else <c>trim_blocks</c>, does to what follows.</summary>
    private void AfterTag(char sign)
    {
        if (sign == '-')
            SkipBlanks();
        else if (sign != '+' && _options.TrimBlocks && _at < _end && _source[_at] == '\n')
            _at++;
        _lineStarts = EndsLine();
    }

    private bool EndsLine() => _at > 0 && _source[_at - 1] == '\n';

    private bool SkipBlanks()
    {
        while (_at < _end && char.IsWhiteSpace(_source[_at]))
            _at++;
        return _at < _end;
    }

    private bool At(string text, int index) => index <= _end - text.Length && (text.Length == 0 || _source[index] == text[0])
        && _source.AsSpan(index, text.Length).SequenceEqual(text);
}
