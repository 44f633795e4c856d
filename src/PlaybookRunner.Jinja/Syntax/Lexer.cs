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

    /// <summary>Tokens that were found but not taken yet: text and the tag after it are found together.</summary>
    private readonly List<Token> _tokens = new(4);
    private int _taken;

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
        while (_taken == _tokens.Count)
        {
            _tokens.Clear();
            _taken = 0;
            if (_tag is { } tag)
                LexInTag(tag.End, tag.Closing);
            else if (_at < _end)
                LexText();
            else
                return End;
        }
        return _tokens[_taken++];
    }

    /// <summary>Plain text up to the next opening delimiter, then what that opens.</summary>
    private void LexText()
    {
        int start = _at;
        Found? found = FindOpening(start);
        if (found is not { } next)
        {
            AddData(start, _end);
            _at = _end;
            return;
        }
        AddData(start, TextEnd(start, next));
        _at = next.End;
        _lineStarts = EndsLine();
        Lex(next);
    }

    private void Lex(Found next)
    {
        switch (next.Kind)
        {
            case OpeningKind.Raw:
                LexRaw(next);
                break;
            case OpeningKind.Comment:
                SkipComment(next);
                break;
            case OpeningKind.LineComment:
                int newline = _source.IndexOf('\n', _at, _end - _at);
                _at = newline < 0 ? _end : newline;
                _lineStarts = EndsLine();
                break;
            case OpeningKind.Block:
                LexTag(next, TokenKind.BlockBegin, TokenKind.BlockEnd, _options.BlockEnd);
                break;
            case OpeningKind.Variable:
                LexTag(next, TokenKind.VariableBegin, TokenKind.VariableEnd, _options.VariableEnd);
                break;
            default:
                LexTag(next, TokenKind.LineStatementBegin, TokenKind.LineStatementEnd, "");
                break;
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

    private void AddData(int start, int end)
    {
        if (end > start)
            _tokens.Add(new Token(TokenKind.Data, "", new Span(start, end)));
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

    private void LexRaw(Found next)
    {
        int start = _at;
        if (start == _end)
            return;
        for (int open = start; (open = _source.IndexOf(_options.BlockStart, open, _end - open, StringComparison.Ordinal)) >= 0; open++)
            if (MatchTagNamed("endraw", open) is { } close)
            {
                var end = new Found(OpeningKind.Raw, open, close.End, close.OpenSign);
                AddData(start, TextEnd(start, end));
                _at = close.End;
                AfterTag(close.CloseSign);
                return;
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

    private bool At(string text, int index) => index <= _end && _source.AsSpan(index, _end - index).StartsWith(text);
}
