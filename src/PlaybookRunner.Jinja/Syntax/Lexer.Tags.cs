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

    private Token OpenTag(Found open, TokenKind begin, TokenKind end, string closing)
    {
        _brackets.Clear();
        _processesEscapes = _options.EscapeBackslashes || begin != TokenKind.VariableBegin;
        _tag = (end, closing);
        return new Token(begin, "", new Span(open.Start, open.End));
    }

    /// <summary>Reads one token of a tag, or its end; false if the source ends before.</summary>
    private bool TryReadInTag(TokenKind end, string closing, out Token token)
    {
        do
        {
            if (_brackets.Count == 0 && TryClose(end, closing, out token))
                return true;
        }
        while (_at < _end && SkipTagBlank());
        if (_at < _end)
        {
            token = ReadToken();
            return true;
        }
        _tag = null;
        token = default;
        return false;
    }

    private bool TryClose(TokenKind end, string closing, out Token token)
    {
        token = default;
        bool closed = end switch
        {
            TokenKind.End => false,
            TokenKind.LineStatementEnd => TryCloseLine(out token),
            _ => TryCloseTag(end, closing, out token),
        };
        if (closed)
            _tag = null;
        return closed;
    }

    private bool TryCloseTag(TokenKind end, string closing, out Token token)
    {
        token = default;
        // Only a statement knows "+": before the end of an expression it is an operator.
        bool minus = _at < _end && _source[_at] == '-' && At(closing, _at + 1);
        bool plus = end == TokenKind.BlockEnd && _at < _end && _source[_at] == '+' && At(closing, _at + 1);
        if (!minus && !plus && !At(closing, _at))
            return false;
        int start = _at;
        _at += closing.Length + (minus || plus ? 1 : 0);
        token = new Token(end, "", new Span(start, _at));
        if (minus || end == TokenKind.BlockEnd)
            AfterTag(minus ? '-' : plus ? '+' : '\0');
        else
            _lineStarts = EndsLine();
        return true;
    }

    /// <summary>A line statement ends with its line; blanks before the newline, and blank lines, go with it.</summary>
    private bool TryCloseLine(out Token token)
    {
        token = default;
        int at = _at;
        int newline = -1;
        for (; at < _end && char.IsWhiteSpace(_source[at]); at++)
            if (_source[at] == '\n')
                newline = at;
        if (newline < 0 && at < _end)
            return false;
        int end = at >= _end ? _end : newline + 1;
        token = new Token(TokenKind.LineStatementEnd, "", new Span(_at, end));
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

    private Token ReadToken()
    {
        char c = _source[_at];
        if (char.IsAsciiDigit(c))
            return ReadNumber();
        if (char.IsAsciiLetter(c) || c == '_' || IsWordStart(_at))
            return ReadName();
        return c is '\'' or '"' ? ReadString(c) : ReadOperator(c);
    }

    /// <summary>Makes a token of the source up to a place, and goes there.</summary>
    private Token Take(TokenKind kind, string text, int end)
    {
        var token = new Token(kind, text, new Span(_at, end));
        _at = end;
        return token;
    }

    private Token ReadName()
    {
        int end = AsciiWordEnd(_at);
        if (end < _end && !char.IsAscii(_source[end]))
            end = WordEnd(end);
        return Take(TokenKind.Name, NameAt(_at, end), end);
    }

    private int WordEnd(int end)
    {
        while (end < _end && IsWord(end))
            end += char.IsSurrogatePair(_source, end) ? 2 : 1;
        return HasOtherNumber(_at, end) ? throw new SyntaxError("Invalid character in identifier", new Span(_at, end)) : end;
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
        ref string? last = ref _names[((name[0] * 31) + (name[^1] * 7) + name.Length) & (_names.Length - 1)];
        if (last is null || !name.SequenceEqual(last))
            last = CommonNames.TryGetValue(name, out string? known) ? known : name.ToString();
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

    private Token ReadOperator(char c)
    {
        string? text = MatchOperator(c);
        if (text is null)
            throw new SyntaxError($"unexpected char {Quote(_at)} at {_at}", new Span(_at, _at + 1), hint: Explain(c));
        Balance(text);
        return Take(TokenKind.Operator, text, _at + text.Length);
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

    private Token ReadString(char quote)
    {
        int end = _at + 1;
        while (end < _end && _source[end] != quote)
            end += _source[end] == '\\' ? 2 : 1;
        if (end >= _end)
            throw new SyntaxError($"unexpected char {Quote(_at)} at {_at}", new Span(_at, _at + 1), hint: Explain(quote));
        string text = SourceText.WithNewlines(_source[(_at + 1)..end], _options.NewlineSequence);
        if (_processesEscapes && text.Contains('\\'))
            text = StringEscapes.Process(text, new Span(_at, end + 1));
        return Take(TokenKind.String, text, end + 1);
    }
}
