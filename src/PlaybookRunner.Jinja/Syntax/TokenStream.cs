namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Reads tokens one after another, and says what was expected where something else stands.</summary>
internal sealed class TokenStream
{
    private readonly List<Token> _tokens;
    private readonly SyntaxError? _mistake;
    private int _at;

    /// <param name="tokens">The tokens, ended by one of kind <see cref="TokenKind.End"/>.</param>
    /// <param name="mistake">Why there are no more of them; thrown when the end is reached.</param>
    public TokenStream(List<Token> tokens, SyntaxError? mistake)
    {
        _tokens = tokens;
        _mistake = mistake;
        FailAtEnd();
    }

    public Token Current => _tokens[_at];

    /// <summary>How many tokens there are, the end included.</summary>
    public int Count => _tokens.Count;

    /// <summary>The token after the current one.</summary>
    public Token Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    /// <summary>The token before the current one.</summary>
    public Token Previous => _tokens[Math.Max(_at - 1, 0)];

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
        _at++;
        FailAtEnd();
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
