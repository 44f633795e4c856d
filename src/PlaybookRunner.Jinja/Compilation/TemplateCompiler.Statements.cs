using PlaybookRunner.Jinja.Evaluation;
using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Compilation;

/// <summary>Statements.</summary>
internal sealed partial class TemplateCompiler
{
    private Statement Compile(StatementNode statement) => statement switch
    {
        TextNode node => CompileText(node),
        PrintNode node => new PrintStatement(Compile(node.Value), node.Span),
        DoNode node => new DoStatement(Compile(node.Value)),
        IfNode node => new IfStatement([.. node.Branches.Select(branch => (Compile(branch.Test), Compile(branch.Body)))],
            node.Else is null ? null : Compile(node.Else), node.Span),
        ForNode node => CompileFor(node),
        BreakNode node => CompileJump(Flow.Break, "break", node.Span),
        ContinueNode node => CompileJump(Flow.Continue, "continue", node.Span),
        SetNode node => new SetStatement(CompileTarget(node.Target), Compile(node.Value), node.Span),
        SetBlockNode node => CompileSetBlock(node),
        WithNode node => CompileWith(node),
        FilterBlockNode node => CompileFilterBlock(node),
        AutoescapeNode node => CompileAutoescape(node),
        MacroNode node => new MacroStatement(CompileMacro(node.Name, node.Parameters, node.Body, node.Span), _symbols.Find(node.Name).Slot.Index),
        CallBlockNode node => CompileCallBlock(node),
        BlockNode node => CompileBlock(node),
        ExtendsNode node => new ExtendsStatement(CompileTemplateName(node.Template), node.Span),
        IncludeNode node => new IncludeStatement(CompileTemplateName(node.Template), node.IgnoreMissing, node.WithContext, _symbols.Names, node.Span),
        ImportNode node => new ImportStatement(CompileTemplateName(node.Template), TargetOf(node.Target), node.WithContext, _symbols.Names, node.Span),
        FromImportNode node => new FromImportStatement(CompileTemplateName(node.Template), [.. node.Names.Select(name => (name.Name, TargetOf(name.Alias)))],
            node.WithContext, _symbols.Names, LineOf(node.Span), node.Span),
        PrintAllNode node => new PrintAllStatement([.. node.Values.Select(value => new PrintStatement(Compile(value), value.Span))]),
        _ => throw new InvalidOperationException($"no statement: {statement.GetType().Name}"),
    };

    private Statement CompileText(TextNode node)
    {
        if (_options.Result == ResultStyle.Text && _options.NewlineSequence == "\n")
            return new SourceTextStatement(_code.Source.Text, node.Span);
        string text = _code.Source.Text[node.Span.Start..node.Span.End];
        return new TextStatement(SourceText.WithNewlines(text, _options.NewlineSequence));
    }

    private Expression CompileTemplateName(ExpressionNode template)
    {
        _mayKeepFrame = true;
        return Compile(template);
    }

    private JumpStatement CompileJump(Flow flow, string name, Span span) => _loops > 0
        ? new JumpStatement(flow)
        : throw new SyntaxError($"'{name}' outside loop", span);

    private Assigner CompileTarget(ExpressionNode target) => target switch
    {
        NameNode name => TargetOf(name.Name),
        NamespaceNode node => new NamespaceAssigner(Compile(node.Namespace), node.Attribute),
        TupleNode tuple => new TupleAssigner([.. tuple.Items.Select(CompileTarget)]),
        _ => throw new SyntaxError("can't assign to 'expression'", target.Span),
    };

    private SlotAssigner TargetOf(string name) => new(_symbols.Find(name).Slot.Index);

    private SetBlockStatement CompileSetBlock(SetBlockNode node)
    {
        Symbols scope = Inner();
        scope.Analyze(node.Body);
        scope.Analyze(node.Filter);
        scope.Seal();
        Expression value = InScope(scope, () =>
        {
            Expression captured = new CaptureExpression(Compile(node.Body));
            return node.Filter is null ? captured : Compile(node.Filter, captured);
        });
        return new SetBlockStatement(CompileTarget(node.Target), scope.Entry, value, node.Span);
    }

    private WithStatement CompileWith(WithNode node)
    {
        Expression[] values = [.. node.Assignments.Select(assignment => Compile(assignment.Value))];
        Symbols scope = Inner();
        foreach ((ExpressionNode target, _) in node.Assignments)
            scope.DeclareTarget(target);
        scope.Analyze(node.Body);
        scope.Seal();
        return InScope(scope, () =>
            new WithStatement(values, [.. node.Assignments.Select(assignment => CompileTarget(assignment.Target))], scope.Entry, Compile(node.Body), node.Span));
    }

    private FilterBlockStatement CompileFilterBlock(FilterBlockNode node)
    {
        Symbols scope = Inner();
        scope.Analyze(node.Body);
        scope.Analyze(node.Filter);
        scope.Seal();
        return InScope(scope, () =>
            new FilterBlockStatement(scope.Entry, Compile(node.Filter, new CaptureExpression(Compile(node.Body))), node.Span));
    }

    private AutoescapeStatement CompileAutoescape(AutoescapeNode node)
    {
        Symbols scope = Inner();
        scope.Analyze(node.Value);
        scope.Analyze(node.Body);
        scope.Seal();
        return InScope(scope, () => new AutoescapeStatement(Compile(node.Value), scope.Entry, Compile(node.Body)));
    }

    private Statement CompileFor(ForNode node)
    {
        Expression iterable = Compile(node.Iterable);
        FunctionLayout layout = node.Recursive ? new FunctionLayout(_symbols.Layout) : _symbols.Layout;
        LoopTest? test = node.Test is null ? null : CompileLoopTest(node, layout);
        (ScopeEntry elseScope, Block? otherwise) = CompileLoopElse(node, layout);
        LoopCode loop = CompileLoopBody(node, layout, test, elseScope, otherwise);
        _mayKeepFrame |= loop.LoopSlot >= 0;
        return node.Recursive ? new RecursiveForStatement(iterable, loop, layout.SlotCount) : new ForStatement(iterable, loop);
    }

    private LoopCode CompileLoopBody(ForNode node, FunctionLayout layout, LoopTest? test, ScopeEntry elseScope, Block? otherwise)
    {
        bool extended = node.Recursive || node.UsesLoop;
        Symbols scope = Inner(layout);
        if (extended)
            scope.Declare("loop");
        if (_tree.AssignsLoop)
            RefuseLoopAsTarget(node);
        scope.DeclareTarget(node.Target);
        scope.Analyze(node.Body);
        scope.Seal();
        return InScope(scope, () =>
        {
            _loops++;
            Block body = Compile(node.Body);
            _loops--;
            return new LoopCode
            {
                Target = CompileTarget(node.Target),
                Test = test,
                LoopSlot = extended ? scope.Find("loop").Slot.Index : -1,
                Scope = scope.Entry,
                Body = body,
                ElseScope = elseScope,
                Else = otherwise,
                Span = node.Iterable.Span,
            };
        });
    }

    private LoopTest CompileLoopTest(ForNode node, FunctionLayout layout)
    {
        Symbols scope = Inner(layout);
        scope.DeclareTarget(node.Target);
        scope.Analyze(node.Test);
        scope.Seal();
        return InScope(scope, () => new LoopTest(CompileTarget(node.Target), scope.Entry, Compile(node.Test!)));
    }

    private (ScopeEntry, Block?) CompileLoopElse(ForNode node, FunctionLayout layout)
    {
        if (node.Else is null)
            return (ScopeEntry.Nothing, null);
        Symbols scope = Inner(layout);
        scope.Analyze(node.Else);
        scope.Seal();
        return InScope(scope, () => (scope.Entry, Compile(node.Else)));
    }

    private static void RefuseLoopAsTarget(ForNode node)
    {
        foreach (Span place in StatementChildren.AssignmentsOf(new Body([node]), "loop"))
            throw new SyntaxError("Can't assign to special loop variable in for-loop target", place, ErrorCode.Assertion);
    }
}
