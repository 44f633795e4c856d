namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Statements: one method per tag.</summary>
internal sealed partial class Parser
{
    private static readonly string[] StatementNames =
    [
        "for", "if", "block", "extends", "print", "macro", "include", "from", "import", "set", "with", "autoescape", "call", "filter", "raw", "do", "break", "continue",
        "elif", "else", "endfor", "endif", "endblock", "endmacro", "endset", "endwith", "endautoescape", "endcall", "endfilter", "endraw",
    ];

    // Which tags end a body.
    private static readonly string[] ForEnds = ["endfor", "else"];
    private static readonly string[] ForElseEnds = ["endfor"];
    private static readonly string[] IfEnds = ["elif", "else", "endif"];
    private static readonly string[] IfElseEnds = ["endif"];
    private static readonly string[] SetEnds = ["endset"];
    private static readonly string[] WithEnds = ["endwith"];
    private static readonly string[] AutoescapeEnds = ["endautoescape"];
    private static readonly string[] FilterEnds = ["endfilter"];
    private static readonly string[] MacroEnds = ["endmacro"];
    private static readonly string[] CallEnds = ["endcall"];
    private static readonly string[] BlockEnds = ["endblock"];

    private StatementNode ParseStatement()
    {
        Token tag = _tokens.Current;
        if (tag.Kind != TokenKind.Name)
            throw new SyntaxError("tag name expected", tag.Span, hint: "a statement starts with its name, such as 'if', 'for' or 'set'");
        Nest(tag.Span);
        _tags.Push(tag.Text);
        _tokens.Take();
        StatementNode statement = ParseTag(tag);
        _tags.Pop();
        _nesting--;
        return statement;
    }

    private StatementNode ParseTag(Token tag) => tag.Text switch
    {
        "for" => ParseFor(tag),
        "if" => ParseIf(tag),
        "block" => ParseBlock(tag),
        "extends" => ParseExtends(tag),
        "print" => ParsePrint(tag),
        "macro" => ParseMacro(tag),
        "include" => ParseInclude(tag),
        "import" => ParseImport(tag),
        "from" => ParseFrom(tag),
        "set" => ParseSet(tag),
        "with" => ParseWith(tag),
        "autoescape" => ParseAutoescape(tag),
        "call" => ParseCallBlock(tag),
        "filter" => ParseFilterBlock(tag),
        "do" when _options.DoStatement => new DoNode(tag.Span, ParseTuple(withCondition: true)),
        "break" when _options.LoopControls => new BreakNode(tag.Span),
        "continue" when _options.LoopControls => new ContinueNode(tag.Span),
        _ => throw FailUnknown(tag),
    };

    private SyntaxError FailUnknown(Token tag)
    {
        _tags.Pop();
        return UnknownTag(tag.Text, tag.Span);
    }

    /// <summary>From a tag to what was parsed last.</summary>
    private Span Range(Token tag) => tag.Span.To(_tokens.Previous);

    private ExtendsNode ParseExtends(Token tag)
    {
        ExpressionNode template = ParseExpression();
        return new ExtendsNode(Range(tag), template);
    }

    private PrintAllNode ParsePrint(Token tag)
    {
        var values = new List<ExpressionNode>();
        while (_tokens.Current.Kind is not (TokenKind.BlockEnd or TokenKind.LineStatementEnd))
        {
            if (values.Count > 0)
                _tokens.ExpectOperator(",");
            values.Add(ParseExpression());
        }
        return new PrintAllNode(Range(tag), values);
    }

    private ForNode ParseFor(Token tag)
    {
        ExpressionNode target = ParseTarget(endName: "in");
        _tokens.ExpectName("in");
        ExpressionNode iterable = ParseTuple(withCondition: false, endName: "recursive");
        ExpressionNode? test = _tokens.SkipName("if") ? ParseExpression() : null;
        bool recursive = _tokens.SkipName("recursive");
        int loopReads = _loopReads;
        Body body = ParseBody(ForEnds);
        bool usesLoop = _loopReads > loopReads;
        Body? otherwise = _tokens.Take().Text == "else" ? ParseBody(ForElseEnds) : null;
        if (otherwise is not null)
            _tokens.Take();
        return new ForNode(tag.Span.To(iterable.Span), target, iterable, test, body, otherwise, recursive, usesLoop);
    }

    private IfNode ParseIf(Token tag)
    {
        var branches = new List<(ExpressionNode, Body)>(1);
        Body? otherwise = null;
        int assignments = _assignments;
        do
        {
            ExpressionNode test = ParseTuple(withCondition: false);
            branches.Add((test, ParseBody(IfEnds)));
        }
        while (_tokens.Current.IsName("elif") && _tokens.SkipName("elif"));
        if (_tokens.Take().Text == "else")
        {
            otherwise = ParseBody(IfElseEnds);
            _tokens.Take();
        }
        return new IfNode(tag.Span, branches, otherwise, _assignments > assignments);
    }

    private StatementNode ParseSet(Token tag)
    {
        _assignments++;
        ExpressionNode target = ParseTarget(withNamespace: true);
        if (_tokens.SkipOperator("="))
        {
            ExpressionNode value = ParseTuple(withCondition: true);
            return new SetNode(Range(tag), target, value);
        }
        FilterNode? filter = null;
        while (_tokens.Current.IsOperator("|"))
            filter = ParseFilter(filter);
        Span span = Range(tag);
        Body body = ParseBody(SetEnds);
        _tokens.Take();
        return new SetBlockNode(span, target, filter, body);
    }

    private WithNode ParseWith(Token tag)
    {
        var assignments = new List<(ExpressionNode, ExpressionNode)>();
        while (_tokens.Current.Kind is not (TokenKind.BlockEnd or TokenKind.LineStatementEnd) && !_tokens.Current.IsOperator(":"))
        {
            if (assignments.Count > 0)
                _tokens.ExpectOperator(",");
            ExpressionNode target = ParseTarget();
            _tokens.ExpectOperator("=");
            assignments.Add((target, ParseExpression()));
        }
        Body body = ParseBody(WithEnds);
        _tokens.Take();
        return new WithNode(tag.Span, assignments, body);
    }

    private AutoescapeNode ParseAutoescape(Token tag)
    {
        ExpressionNode value = ParseExpression();
        Body body = ParseBody(AutoescapeEnds);
        _tokens.Take();
        return new AutoescapeNode(tag.Span, value, body);
    }

    private FilterBlockNode ParseFilterBlock(Token tag)
    {
        FilterNode filter = ParseFilterName(null);
        while (_tokens.Current.IsOperator("|"))
            filter = ParseFilter(filter);
        Body body = ParseBody(FilterEnds);
        _tokens.Take();
        return new FilterBlockNode(tag.Span, filter, body);
    }

    private MacroNode ParseMacro(Token tag)
    {
        _assignments++;
        NameNode name = ParseTargetName();
        ParametersNode parameters = ParseParameters();
        Span span = Range(tag);
        Body body = ParseBody(MacroEnds);
        _tokens.Take();
        return new MacroNode(span, name.Name, parameters, body);
    }

    private CallBlockNode ParseCallBlock(Token tag)
    {
        ParametersNode parameters = _tokens.Current.IsOperator("(") ? ParseParameters() : new ParametersNode([], []);
        ExpressionNode call = ParseExpression();
        if (call is not CallNode node)
            throw new SyntaxError("expected call", call.Span, hint: "the macro is called here: {% call name() %}");
        Body body = ParseBody(CallEnds);
        _tokens.Take();
        return new CallBlockNode(tag.Span.To(call.Span), node, parameters, body);
    }

    private ParametersNode ParseParameters()
    {
        var names = new List<NameNode>();
        var defaults = new List<ExpressionNode>();
        _tokens.ExpectOperator("(");
        while (!_tokens.Current.IsOperator(")"))
        {
            if (names.Count > 0)
                _tokens.ExpectOperator(",");
            NameNode name = ParseTargetName();
            if (names.Exists(other => other.Name == name.Name))
                throw new SyntaxError($"duplicate argument '{name.Name}' in function definition", name.Span);
            if (_tokens.SkipOperator("="))
                defaults.Add(ParseExpression());
            else if (defaults.Count > 0)
                throw new SyntaxError("non-default argument follows default argument", name.Span);
            names.Add(name);
        }
        _tokens.ExpectOperator(")");
        return new ParametersNode(names, defaults);
    }

    private BlockNode ParseBlock(Token tag)
    {
        Token name = _tokens.Expect(TokenKind.Name);
        bool scoped = _tokens.SkipName("scoped");
        bool required = _tokens.SkipName("required");
        if (_tokens.Current.IsOperator("-"))
            throw new SyntaxError("Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.", _tokens.Current.Span);
        Span span = Range(tag);
        (int loopReads, int selfReads) = (_loopReads, _selfReads);
        Body body = ParseBody(BlockEnds);
        // What a block reads is its own, unless it is to see the variables around it.
        (_loopReads, _selfReads) = (scoped ? loopReads + 1 : loopReads, selfReads);
        if (required && !body.Statements.All(IsBlank))
            throw new SyntaxError("Required blocks can only contain comments or whitespace", span);
        _tokens.Take();
        _tokens.SkipName(name.Text);
        return new BlockNode(span, name.Text, scoped, required, body);
    }

    private bool IsBlank(StatementNode statement) =>
        statement is TextNode { Span: var span } && _source.AsSpan(span.Start, span.End - span.Start).IsWhiteSpace();
}
