using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace PlaybookRunner.Jinja.Syntax;

/// <summary>The tokens between an opening and a closing delimiter.</summary>
internal sealed partial class Lexer
{
    /// <summary>Python allows it inside a name, as Catalan writes it.</summary>
    private const char MiddleDot = '\u00b7';

    private static readonly SearchValues<char> AsciiWord = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Names that most templates use: no text is made for them.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CommonNames = FrozenSet.Create(StringComparer.Ordinal,
        "for", "in", "endfor", "if", "elif", "else", "endif", "set", "endset", "is", "not", "and", "or", "defined", "undefined", "none", "true", "false", "loop", "item", "default",
        "join", "length", "lower", "upper", "map", "select", "selectattr", "list", "macro", "endmacro", "include", "block", "endblock", "import", "from", "as", "with", "endwith", "filter",
        "endfilter", "call", "endcall", "name", "value", "key", "items", "index", "first", "last").GetAlternateLookup<ReadOnlySpan<char>>();

    private void LexTag(Found open, TokenKind begin, TokenKind end, string closing)
    {
        _tokens.Add(new Token(begin, "", new Span(open.Start, open.End)));
        _brackets.Clear();
        _processesEscapes = _options.EscapeBackslashes || begin != TokenKind.VariableBegin;
        _tag = (end, closing);
    }

    /// <summary>Reads one token of a tag, or its end.</summary>
    private void LexInTag(TokenKind end, string closing)
    {
        if (TryClose(end, closing) || _at >= _end)
            _tag = null;
        else if (!SkipTagBlank())
            LexToken();
    }

    private bool TryClose(TokenKind end, string closing)
    {
        if (_brackets.Count > 0)
            return false;
        return end switch
        {
            TokenKind.End => false,
            TokenKind.LineStatementEnd => TryCloseLine(),
            _ => TryCloseTag(end, closing),
        };
    }

    private bool TryCloseTag(TokenKind end, string closing)
    {
        // Only a statement knows "+": before the end of an expression it is an operator.
        bool minus = _at < _end && _source[_at] == '-' && At(closing, _at + 1);
        bool plus = end == TokenKind.BlockEnd && _at < _end && _source[_at] == '+' && At(closing, _at + 1);
        if (!minus && !plus && !At(closing, _at))
            return false;
        int start = _at;
        _at += closing.Length + (minus || plus ? 1 : 0);
        _tokens.Add(new Token(end, "", new Span(start, _at)));
        if (minus || end == TokenKind.BlockEnd)
            AfterTag(minus ? '-' : plus ? '+' : '\0');
        else
            _lineStarts = EndsLine();
        return true;
    }

    /// <summary>A line statement ends with its line; blanks before the newline, and blank lines, go with it.</summary>
    private bool TryCloseLine()
    {
        int at = _at;
        int newline = -1;
        for (; at < _end && char.IsWhiteSpace(_source[at]); at++)
            if (_source[at] == '\n')
                newline = at;
        if (newline < 0 && at < _end)
            return false;
        int end = at >= _end ? _end : newline + 1;
        _tokens.Add(new Token(TokenKind.LineStatementEnd, "", new Span(_at, end)));
        _at = end;
        _lineStarts = EndsLine();
        return true;
    }

    private bool SkipTagBlank()
    {
        if (!char.IsWhiteSpace(_source[_at]))
            return false;
        SkipBlanks();
        return true;
    }

    private void LexToken()
    {
        char c = _source[_at];
        if (char.IsAsciiDigit(c))
            LexNumber();
        else if (IsWordStart(_at))
            LexName();
        else if (c is '\'' or '"')
            LexString(c);
        else
            LexOperator(c);
    }

    private void Add(TokenKind kind, string text, int start, int end)
    {
        _tokens.Add(new Token(kind, text, new Span(start, end)));
        _at = end;
    }

    private void LexName()
    {
        int end = AsciiWordEnd(_at);
        while (end < _end && IsWord(end))
            end += char.IsSurrogatePair(_source, end) ? 2 : 1;
        if (HasOtherNumber(_at, end))
            throw new SyntaxError("Invalid character in identifier", new Span(_at, end));
        Add(TokenKind.Name, NameAt(_at, end), _at, end);
    }

    private int AsciiWordEnd(int start)
    {
        int length = _source.AsSpan(start, _end - start).IndexOfAnyExcept(AsciiWord);
        return length < 0 ? _end : start + length;
    }

    /// <summary>The text of a name. Templates use few names often; most of them are made once.</summary>
    private string NameAt(int start, int end)
    {
        ReadOnlySpan<char> name = _source.AsSpan(start, end - start);
        if (CommonNames.TryGetValue(name, out string? known))
            return known;
        ref string? last = ref _names[((name[0] * 31) + (name[^1] * 7) + name.Length) & (_names.Length - 1)];
        if (last is null || !name.SequenceEqual(last))
            last = name.ToString();
        return last;
    }

    /// <summary>Numbers such as <c>²</c> look like a part of a word, but Python allows them in none.</summary>
    private bool HasOtherNumber(int start, int end)
    {
        for (int i = start; i < end; i++)
            if (!char.IsAscii(_source[i]) && CharUnicodeInfo.GetUnicodeCategory(_source, i) == UnicodeCategory.OtherNumber)
                return true;
        return false;
    }

    private bool IsWordStart(int at) => IsWord(at) && !char.IsDigit(_source, at);

    private bool IsWord(int at)
    {
        char c = _source[at];
        return char.IsAscii(c)
            ? char.IsAsciiLetterOrDigit(c) || c == '_'
            : CharUnicodeInfo.GetUnicodeCategory(_source, at) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation
                || c == MiddleDot;
    }

    private void LexOperator(char c)
    {
        string? text = MatchOperator(c);
        if (text is null)
            throw new SyntaxError($"unexpected char {Quote(_at)} at {_at}", new Span(_at, _at + 1), hint: Explain(c));
        Balance(text);
        Add(TokenKind.Operator, text, _at, _at + text.Length);
    }

    private string? MatchOperator(char c)
    {
        char next = _at + 1 < _end ? _source[_at + 1] : '\0';
        return (c, next) switch
        {
            ('*', '*') => "**",
            ('/', '/') => "//",
            ('=', '=') => "==",
            ('!', '=') => "!=",
            ('>', '=') => ">=",
            ('<', '=') => "<=",
            _ => MatchSingle(c),
        };
    }

    private static string? MatchSingle(char c) => c switch
    {
        '+' => "+",
        '-' => "-",
        '*' => "*",
        '/' => "/",
        '%' => "%",
        '~' => "~",
        '[' => "[",
        ']' => "]",
        '(' => "(",
        ')' => ")",
        '{' => "{",
        '}' => "}",
        '>' => ">",
        '<' => "<",
        '=' => "=",
        '.' => ".",
        ':' => ":",
        '|' => "|",
        ',' => ",",
        ';' => ";",
        _ => null,
    };

    private void Balance(string text)
    {
        char c = text[0];
        if (c is '(' or '[' or '{')
            _brackets.Push(c switch { '(' => ')', '[' => ']', _ => '}' });
        else if (c is ')' or ']' or '}')
        {
            if (!_brackets.TryPop(out char expected))
                throw new SyntaxError($"unexpected '{c}'", new Span(_at, _at + 1));
            if (expected != c)
                throw new SyntaxError($"unexpected '{c}', expected '{expected}'", new Span(_at, _at + 1));
        }
    }

    private string Quote(int at) => char.IsSurrogatePair(_source, at) ? $"'{_source.Substring(at, 2)}'" : _source[at] switch
    {
        '\'' => "\"'\"",
        '\\' => "'\\\\'",
        < ' ' or '\x7f' => $"'\\x{(int)_source[at]:x2}'",
        char c => $"'{c}'",
    };

    private static string? Explain(char c) => c switch
    {
        '\'' or '"' => "the string has no end",
        '&' => "write 'and'",
        '!' => "write 'not', or '!=' to compare",
        '?' => "write 'a if condition else b'",
        '`' or '‘' or '’' or '“' or '”' => "quotes are ' or \"",
        _ => null,
    };

    private void LexString(char quote)
    {
        int end = _at + 1;
        while (end < _end && _source[end] != quote)
            end += _source[end] == '\\' ? 2 : 1;
        if (end >= _end)
            throw new SyntaxError($"unexpected char {Quote(_at)} at {_at}", new Span(_at, _at + 1), hint: Explain(quote));
        string text = SourceText.WithNewlines(_source[(_at + 1)..end], _options.NewlineSequence);
        if (_processesEscapes && text.Contains('\\'))
            text = StringEscapes.Process(text, new Span(_at, end + 1));
        Add(TokenKind.String, text, _at, end + 1);
    }
}
