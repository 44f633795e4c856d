namespace PlaybookRunner.Jinja.Syntax;

/// <summary>What follows a primary expression: attributes, items, calls, filters and tests.</summary>
internal sealed partial class Parser
{
    private ExpressionNode ParsePostfix(ExpressionNode node)
    {
        while (true)
            if (_tokens.Current.IsOperator(".") || _tokens.Current.IsOperator("["))
                node = ParseSubscript(node);
            else if (_tokens.Current.IsOperator("("))
                node = ParseCall(node);
            else
                return node;
    }

    private ExpressionNode ParseFilters(ExpressionNode node)
    {
        while (true)
            if (_tokens.Current.IsOperator("|"))
                node = ParseFilter(node);
            else if (_tokens.Current.IsName("is"))
                node = ParseTest(node);
            else if (_tokens.Current.IsOperator("("))
                node = ParseCall(node);
            else
                return node;
    }

    private ExpressionNode ParseSubscript(ExpressionNode node)
    {
        if (_tokens.SkipOperator("."))
        {
            Token member = _tokens.Take();
            Span span = node.Span.To(member.Span);
            return member.Kind switch
            {
                TokenKind.Name => new AttributeNode(span, node, member.Text),
                TokenKind.Integer => new ItemNode(span, node, new ConstantNode(member.Span, ParseInteger(member.Text))),
                _ => throw new SyntaxError("expected name or number", member.Span, hint: "an attribute name or a position follows '.'"),
            };
        }
        _tokens.ExpectOperator("[");
        ExpressionNode key = ParseItems();
        return new ItemNode(node.Span.To(_tokens.ExpectOperator("]").Span), node, key);
    }

    /// <summary>What stands in brackets after a value: a key, a slice, or several of them as a tuple.</summary>
    private ExpressionNode ParseItems()
    {
        Token start = _tokens.Current;
        var items = new List<ExpressionNode>();
        while (!_tokens.Current.IsOperator("]"))
        {
            if (items.Count > 0)
                _tokens.ExpectOperator(",");
            items.Add(ParseItem());
        }
        return items.Count == 1 ? items[0] : new TupleNode(start.Span.To(_tokens.Previous), items);
    }

    private ExpressionNode ParseItem()
    {
        Token start = _tokens.Current;
        ExpressionNode? first = null;
        if (!start.IsOperator(":"))
        {
            first = ParseExpression();
            if (!_tokens.Current.IsOperator(":"))
                return first;
        }
        _tokens.ExpectOperator(":");
        ExpressionNode? stop = ParseSlicePart();
        ExpressionNode? step = _tokens.SkipOperator(":") ? ParseSlicePart() : null;
        return new SliceNode(start.Span.To(_tokens.Previous), first, stop, step);
    }

    private ExpressionNode? ParseSlicePart() =>
        _tokens.Current is { Kind: TokenKind.Operator, Text: ":" or "]" or "," } ? null : ParseExpression();

    private CallNode ParseCall(ExpressionNode callee)
    {
        ArgumentsNode arguments = ParseArguments();
        return new CallNode(callee.Span.To(_tokens.Previous), callee, arguments);
    }

    private ArgumentsNode ParseArguments()
    {
        _tokens.ExpectOperator("(");
        List<ExpressionNode>? positional = null;
        List<(string, ExpressionNode)>? named = null;
        ExpressionNode? star = null, doubleStar = null;
        bool first = true;
        while (!_tokens.Current.IsOperator(")"))
        {
            if (!first)
                _tokens.ExpectOperator(",");
            first = false;
            Token token = _tokens.Current;
            if (token.IsOperator(")"))
                break;
            bool valid = token.IsOperator("*") ? star is null && doubleStar is null
                : token.IsOperator("**") ? doubleStar is null
                : IsNamedArgument(token) ? doubleStar is null
                : star is null && doubleStar is null && named is null;
            if (!valid)
                throw new SyntaxError("invalid syntax for function call expression", token.Span,
                    hint: "positional arguments come first, then *, then named ones, then **");
            if (_tokens.SkipOperator("*"))
                star = ParseExpression();
            else if (_tokens.SkipOperator("**"))
                doubleStar = ParseExpression();
            else if (IsNamedArgument(token))
                (named ??= []).Add(ParseNamedArgument(named));
            else
                (positional ??= new List<ExpressionNode>(1)).Add(ParseExpression());
        }
        _tokens.ExpectOperator(")");
        return first ? ArgumentsNode.None : new ArgumentsNode(positional ?? ArgumentsNode.None.Positional, named ?? ArgumentsNode.None.Named, star, doubleStar);
    }

    private bool IsNamedArgument(Token token) => token.Kind == TokenKind.Name && _tokens.Next.IsOperator("=");

    private (string, ExpressionNode) ParseNamedArgument(List<(string Name, ExpressionNode)> earlier)
    {
        Token name = _tokens.Take();
        if (earlier.Exists(argument => argument.Name == name.Text))
            throw new SyntaxError($"keyword argument repeated: {name.Text}", name.Span);
        _tokens.ExpectOperator("=");
        return (name.Text, ParseExpression());
    }

    private FilterNode ParseFilter(ExpressionNode? target)
    {
        _tokens.ExpectOperator("|");
        return ParseFilterName(target);
    }

    private FilterNode ParseFilterName(ExpressionNode? target)
    {
        (string name, Span span) = ParseDottedName();
        ArgumentsNode arguments = _tokens.Current.IsOperator("(") ? ParseArguments() : ArgumentsNode.None;
        return new FilterNode((target?.Span ?? span).To(_tokens.Previous), target, name, span, arguments);
    }

    private (string Name, Span Span) ParseDottedName()
    {
        Token first = _tokens.Expect(TokenKind.Name);
        string name = first.Text;
        while (_tokens.SkipOperator("."))
            name += "." + _tokens.Expect(TokenKind.Name).Text;
        return (name, first.Span.To(_tokens.Previous));
    }

    private ExpressionNode ParseTest(ExpressionNode target)
    {
        _tokens.ExpectName("is");
        bool negated = _tokens.SkipName("not");
        (string name, Span nameSpan) = ParseDottedName();
        ArgumentsNode arguments = ParseTestArguments();
        Span span = target.Span.To(_tokens.Previous);
        var test = new TestNode(span, target, name, nameSpan, arguments);
        return negated ? new UnaryNode(span, UnaryOperator.Not, test) : test;
    }

    /// <summary>A test takes arguments in brackets, or one argument without (<c>x is divisibleby 3</c>).</summary>
    private ArgumentsNode ParseTestArguments()
    {
        Token token = _tokens.Current;
        if (token.IsOperator("("))
            return ParseArguments();
        bool starts = token.Kind is TokenKind.Name or TokenKind.String or TokenKind.Integer or TokenKind.Float
            || token is { Kind: TokenKind.Operator, Text: "[" or "{" };
        if (!starts || token is { Kind: TokenKind.Name, Text: "else" or "or" or "and" })
            return ArgumentsNode.None;
        if (token.IsName("is"))
            throw new SyntaxError("You cannot chain multiple tests with is", token.Span, hint: "join them with 'and'");
        ExpressionNode argument = ParsePostfix(ParsePrimary());
        return new ArgumentsNode([argument], [], null, null);
    }
}
