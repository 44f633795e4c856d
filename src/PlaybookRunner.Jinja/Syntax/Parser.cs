using System.Runtime.CompilerServices;

namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Builds the syntax tree of a template or of a bare expression.</summary>
internal sealed partial class Parser
{
    /// <summary>How deep statements and brackets may nest. People stay below ten; each level costs stack in every later stage.</summary>
    private const int MaxNesting = 200;

    private readonly TokenStream _tokens;
    private readonly string _source;
    private readonly JinjaOptions _options;
    private readonly Stack<string> _tags = new();
    private readonly Stack<string[]> _ends = new();
    private int _nesting;

    // What was met so far. Counted while parsing, so that the compiler need not go through every body again for each loop and condition around it.
    private int _loopReads;
    private int _selfReads;
    private int _assignments;
    private bool _assignsLoop;

    private Parser(TokenStream tokens, string source, JinjaOptions options)
    {
        _tokens = tokens;
        _source = source;
        _options = options;
    }

    public static SyntaxTree ParseTemplate(string source, JinjaOptions options)
    {
        var parser = new Parser(Lexer.Tokenize(source, options), source, options);
        Body body = parser.ParseUntil([]);
        return new SyntaxTree(body, IsExpression: false, parser._selfReads > 0, parser._assignsLoop);
    }

    public static SyntaxTree ParseExpression(string source, JinjaOptions options)
    {
        var parser = new Parser(Lexer.TokenizeExpression(source, options), source, options);
        ExpressionNode expression = parser.ParseExpression();
        if (parser._tokens.Current is { Kind: not TokenKind.End } rest)
            throw new SyntaxError("chunk after expression", rest.Span, hint: $"'{rest.Description}' does not continue the expression");
        return new SyntaxTree(new Body([new PrintNode(expression.Span, expression)]), IsExpression: true, ReadsSelf: false, AssignsLoop: false);
    }

    /// <summary>Text, expressions and statements up to a statement of one of the given names, which stays current.</summary>
    private Body ParseUntil(string[] ends)
    {
        var body = new List<StatementNode>();
        if (ends.Length > 0)
            _ends.Push(ends);
        while (_tokens.Current.Kind != TokenKind.End)
            if (!ParsePiece(ends, body))
                return Finish(ends, body);
        if (ends.Length > 0)
            throw UnknownTag(null, _tokens.Current.Span);
        return new Body(body);
    }

    private Body Finish(string[] ends, List<StatementNode> body)
    {
        if (ends.Length > 0)
            _ends.Pop();
        return new Body(body);
    }

    /// <summary>Parses one piece; false if it is the end that was looked for.</summary>
    private bool ParsePiece(string[] ends, List<StatementNode> body)
    {
        Token token = _tokens.Take();
        switch (token.Kind)
        {
            case TokenKind.Data:
                body.Add(new TextNode(token.Span));
                return true;
            case TokenKind.VariableBegin:
                ExpressionNode value = ParseTuple(withCondition: true);
                body.Add(new PrintNode(value.Span, value));
                _tokens.Expect(TokenKind.VariableEnd);
                return true;
            default:
                if (_tokens.Current.Kind == TokenKind.Name && ends.Contains(_tokens.Current.Text))
                    return false;
                body.Add(ParseStatement());
                _tokens.Expect(token.Kind == TokenKind.LineStatementBegin ? TokenKind.LineStatementEnd : TokenKind.BlockEnd);
                return true;
        }
    }

    /// <summary>The body of a statement, from the end of its opening tag.</summary>
    private Body ParseBody(string[] ends)
    {
        // Jinja2 takes a colon here, for those who write Python all day.
        _tokens.SkipOperator(":");
        ExpectTagEnd();
        return ParseUntil(ends);
    }

    private void ExpectTagEnd()
    {
        if (_tokens.Current.Kind == TokenKind.LineStatementEnd)
            _tokens.Take();
        else
            _tokens.Expect(TokenKind.BlockEnd);
    }

    private void Nest(Span span)
    {
        if (++_nesting > MaxNesting)
            throw new SyntaxError($"nested more than {MaxNesting} deep", span, ErrorCode.TooDeep);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new Evaluation.LimitReached("the template is nested too deeply");
    }

    private SyntaxError UnknownTag(string? name, Span span)
    {
        var message = new List<string> { name is null ? "Unexpected end of template." : $"Encountered unknown tag '{name}'." };
        if (_ends.TryPeek(out string[]? ends))
            message.Add(Expectation(name, string.Join(" or ", ends.Select(end => $"'{end}'"))));
        if (_tags.TryPeek(out string? tag))
            message.Add($"The innermost block that needs to be closed is '{tag}'.");
        string? close = name is null ? null : Names.Closest(name, StatementNames);
        return new SyntaxError(string.Join(' ', message), span, ErrorCode.UnknownTag, close is null ? null : $"did you mean '{close}'?");
    }

    private string Expectation(string? name, string looking) => name is not null && _ends.Any(ends => ends.Contains(name))
        ? $"You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for {looking}."
        : $"Jinja was looking for the following tags: {looking}.";
}
