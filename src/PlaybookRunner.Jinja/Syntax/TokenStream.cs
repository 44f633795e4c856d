namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Reads tokens one after another, and says what was expected where something else stands.</summary>
internal sealed class TokenStream
{
    private readonly Lexer _lexer;
    private Token _current;
    private Token? _next;

    /// <summary>Why there are no more tokens. It is thrown when the parser gets there, unless the parser finds another mistake before.</summary>
    private SyntaxError? _mistake;

    /// <param name="lexer">What reads the tokens, the last one of kind <see cref="TokenKind.End"/>.</param>
    public TokenStream(Lexer lexer)
    {
        _lexer = lexer;
        _current = Read();
        Previous = _current.Span;
        FailAtEnd();
    }

    public ref readonly Token Current => ref _current;

    /// <summary>The token after the current one.</summary>
    public Token Next => _next ??= Read();

    /// <summary>Where the token before the current one stands.</summary>
    public Span Previous { get; private set; }

    public Token Take()
    {
        Token token = Current;
        if (token.Kind != TokenKind.End)
            Advance();
        return token;
    }

    public bool SkipName(string name) => Skip(Current.IsName(name));

    public bool SkipOperator(string text) => Skip(Current.IsOperator(text));

    public Token Expect(TokenKind kind) => Current.Kind == kind ? Take() : throw Unexpected(Token.Describe(kind));

    public Token ExpectOperator(string text) => Current.IsOperator(text) ? Take() : throw Unexpected(text);

    public Token ExpectName(string name) => Current.IsName(name) ? Take() : throw Unexpected(name);

    private bool Skip(bool found)
    {
        if (found)
            Advance();
        return found;
    }

    private void Advance()
    {
        Previous = _current.Span;
        _current = _next ?? Read();
        _next = null;
        FailAtEnd();
    }

    private Token Read()
    {
        try
        {
            return _mistake is null ? _lexer.Read() : _lexer.End;
        }
        catch (SyntaxError error)
        {
            _mistake = error;
            return _lexer.End;
        }
    }

    private void FailAtEnd()
    {
        if (_mistake is not null && Current.Kind == TokenKind.End)
            throw _mistake;
    }

    private SyntaxError Unexpected(string expected)
    {
        Token found = Current;
        return found.Kind == TokenKind.End
            ? new SyntaxError($"unexpected end of template, expected '{expected}'.", found.Span)
            : new SyntaxError($"expected token '{expected}', got '{found.Description}'", found.Span, hint: Explain(expected, found));
    }

    private static string? Explain(string expected, Token found) => (expected, found) switch
    {
        ("end of statement block", { Kind: TokenKind.Operator, Text: "=" }) => "write '==' to compare",
        ("end of print statement", { Kind: TokenKind.Operator, Text: "=" }) => "write '==' to compare, or {% set %} to assign",
        ("end of print statement", { Kind: TokenKind.Operator, Text: "}" }) => "a '}' too many",
        ("end of print statement", { Kind: TokenKind.Integer }) => "numbers do not start with 0; octal ones are written 0o17",
        ("end of print statement" or "end of statement block", { Kind: TokenKind.String or TokenKind.Name }) => "an operator, '~' or a comma is missing, or a quote ends too early",
        _ => null,
    };
}
