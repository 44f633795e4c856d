namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Reads tokens one after another, and says what was expected where something else stands.</summary>
internal sealed class TokenStream(IReadOnlyList<Token> tokens)
{
    private int _at;

    public Token Current => tokens[_at];

    /// <summary>The token after the current one.</summary>
    public Token Next => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    /// <summary>The token before the current one.</summary>
    public Token Previous => tokens[Math.Max(_at - 1, 0)];

    public Token Take()
    {
        Token token = Current;
        if (token.Kind != TokenKind.End)
            _at++;
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
            _at++;
        return found;
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
