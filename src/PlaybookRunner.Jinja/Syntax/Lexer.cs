namespace PlaybookRunner.Jinja.Syntax;

/// <summary>
/// Cuts a template into tokens by the rules of Jinja2: delimiters of any length, whitespace control, line statements and comments, <c>raw</c>.
/// </summary>
internal sealed partial class Lexer
{
    private readonly string _source;
    private readonly JinjaOptions _options;
    private readonly Opening[] _openings;
    private readonly List<Token> _tokens = [];

    /// <summary>Closing brackets that are still owed; while there are any, <c>}}</c> and <c>%}</c> do not close the tag.</summary>
    private readonly Stack<char> _brackets = new();
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
        _openings = Opening.Order(options);
        _next = [.. _openings.Select(opening => (Found?)new Found(opening.Kind, -1, -1, '\0'))];
    }

    /// <summary>The tokens of a template, ended by one of kind <see cref="TokenKind.End"/>.</summary>
    public static TokenStream Tokenize(string source, JinjaOptions options)
    {
        var lexer = new Lexer(source, options);
        if (!options.KeepTrailingNewline && source.EndsWith('\n'))
            lexer._end--;
        return lexer.Run(static lexer =>
        {
            while (lexer._at < lexer._end)
                lexer.LexText();
        });
    }

    /// <summary>The tokens of a bare expression.</summary>
    public static TokenStream TokenizeExpression(string source, JinjaOptions options) => new Lexer(source, options).Run(static lexer =>
    {
        while (lexer.SkipBlanks())
            lexer.LexToken();
    });

    /// <summary>A mistake ends the tokens: it is reported when the parser gets there, unless the parser finds another one before.</summary>
    private TokenStream Run(Action<Lexer> lex)
    {
        SyntaxError? mistake = null;
        try
        {
            lex(this);
        }
        catch (SyntaxError error)
        {
            mistake = error;
        }
        _tokens.Add(new Token(TokenKind.End, "", new Span(_end, _end)));
        return new TokenStream(_tokens, mistake);
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
            _tokens.Add(new Token(TokenKind.Data, Newlines(_source[start..end]), new Span(start, end)));
    }

    private string Newlines(string text) =>
        _options.NewlineSequence == "\n" ? text : text.Replace("\n", _options.NewlineSequence, StringComparison.Ordinal);

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

    private bool At(string text, int index) => string.CompareOrdinal(_source, index, text, 0, text.Length) == 0 && index + text.Length <= _end;
}
