namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Statements that name other templates, and assignment targets.</summary>
internal sealed partial class Parser
{
    private IncludeNode ParseInclude(Token tag)
    {
        ExpressionNode template = ParseExpression();
        bool ignoreMissing = _tokens.Current.IsName("ignore") && _tokens.Next.IsName("missing");
        if (ignoreMissing)
        {
            _tokens.Take();
            _tokens.Take();
        }
        return new IncludeNode(Range(tag), template, ignoreMissing, ParseWithContext(byDefault: true));
    }

    private ImportNode ParseImport(Token tag)
    {
        _assignments++;
        ExpressionNode template = ParseExpression();
        _tokens.ExpectName("as");
        NameNode target = ParseTargetName();
        return new ImportNode(Range(tag), template, target.Name, ParseWithContext(byDefault: false));
    }

    private FromImportNode ParseFrom(Token tag)
    {
        _assignments++;
        ExpressionNode template = ParseExpression();
        _tokens.ExpectName("import");
        var names = new List<(string, string, Span)>();
        do
            names.Add(ParseImportedName());
        while (_tokens.SkipOperator(",") && !IsContextClause());
        return new FromImportNode(Range(tag), template, names, ParseWithContext(byDefault: false));
    }

    private (string, string, Span) ParseImportedName()
    {
        NameNode name = ParseTargetName();
        if (name.Name.StartsWith('_'))
            throw new SyntaxError("names starting with an underline can not be imported", name.Span, ErrorCode.Assertion);
        string alias = _tokens.SkipName("as") ? ParseTargetName().Name : name.Name;
        return (name.Name, alias, name.Span);
    }

    private bool IsContextClause() =>
        _tokens.Current is { Kind: TokenKind.Name, Text: "with" or "without" } && _tokens.Next.IsName("context");

    private bool ParseWithContext(bool byDefault)
    {
        if (!IsContextClause())
            return byDefault;
        bool with = _tokens.Take().Text == "with";
        _tokens.Take();
        return with;
    }

    private NameNode ParseTargetName()
    {
        Token token = _tokens.Expect(TokenKind.Name);
        return CheckAssignable(token);
    }

    private NameNode CheckAssignable(Token token)
    {
        _assignsLoop |= token.Text == "loop";
        return Keyword(token) as NameNode
            ?? throw new SyntaxError("can't assign to 'const'", token.Span, hint: $"'{token.Text}' is a value, not a name");
    }

    /// <summary>What stands left of <c>=</c> or <c>in</c>: a name, a tuple of them, or with <c>set</c> an attribute of a namespace.</summary>
    private ExpressionNode ParseTarget(bool withNamespace = false, string? endName = null)
    {
        if (IsTupleEnd(null))
            throw new SyntaxError($"Expected an expression, got '{_tokens.Current.Description}'", _tokens.Current.Span);
        var items = new List<ExpressionNode> { ParseTargetItem(withNamespace) };
        bool isTuple = false;
        while (_tokens.SkipOperator(","))
        {
            isTuple = true;
            if (_tokens.Current.Kind is TokenKind.BlockEnd || _tokens.Current.IsOperator("=") || (endName is not null && _tokens.Current.IsName(endName)))
                break;
            items.Add(ParseTargetItem(withNamespace));
        }
        return isTuple ? new TupleNode(items[0].Span.To(_tokens.Previous), items) : items[0];
    }

    private ExpressionNode ParseTargetItem(bool withNamespace)
    {
        Token open = _tokens.Current;
        if (withNamespace && open.Kind == TokenKind.Name && _tokens.Next.IsOperator("."))
            return ParseNamespaceTarget();
        if (open.Kind == TokenKind.Name)
            return ParseTargetName();
        if (!open.IsOperator("("))
        {
            ExpressionNode other = ParsePrimary();
            throw new SyntaxError($"can't assign to '{DescribeTarget(other)}'", other.Span);
        }
        _tokens.Take();
        Nest(open.Span);
        ExpressionNode inner = ParseTarget(withNamespace);
        _nesting--;
        _tokens.ExpectOperator(")");
        return inner;
    }

    private NamespaceNode ParseNamespaceTarget()
    {
        NameNode name = ParseTargetName();
        CountRead(name.Name);
        _tokens.Take();
        Token attribute = _tokens.Expect(TokenKind.Name);
        return new NamespaceNode(name.Span.To(attribute.Span), name, attribute.Text);
    }

    private static string DescribeTarget(ExpressionNode node) => node switch
    {
        ConstantNode => "const",
        ListNode => "list",
        DictNode => "dict",
        _ => "expression",
    };
}
