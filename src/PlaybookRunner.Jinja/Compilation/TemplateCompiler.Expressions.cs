using System.Runtime.CompilerServices;
using PlaybookRunner.Jinja.Evaluation;
using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Compilation;

/// <summary>Expressions.</summary>
internal sealed partial class TemplateCompiler
{
    /// <summary>Every so many levels the evaluator looks whether there is stack left; in between it need not.</summary>
    private const int LevelsBetweenGuards = 64;

    /// <summary>Longer texts are computed when they are needed: a template should not carry what <c>'x' * 1000000</c> makes.</summary>
    private const int LongestFolded = 256;

    private int _level;

    private Expression Compile(ExpressionNode node)
    {
        bool guarded = ++_level % LevelsBetweenGuards == 0;
        if (guarded && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new LimitReached("");
        Expression expression = CompileNode(node);
        _level--;
        return guarded && !expression.IsConstant ? new StackGuardExpression(expression) : expression;
    }

    private Expression CompileNode(ExpressionNode node) => node switch
    {
        ConstantNode { Value: double number } when double.IsInfinity(number) => new FailingExpression(
            new PythonException(PythonErrorType.NameError, "name 'inf' is not defined"), node.Span),
        ConstantNode constant => new ConstantExpression(constant.Value),
        NameNode name => CompileName(name, NameKind.Variable, null),
        TupleNode tuple => Fold(new TupleExpression(CompileAll(tuple.Items)), AreConstant(tuple.Items)),
        ListNode list => new ListExpression(CompileAll(list.Items)),
        DictNode dict => new DictExpression([.. dict.Items.Select(item => (Compile(item.Key), Compile(item.Value)))], dict.Span),
        UnaryNode unary => CompileUnary(unary),
        BinaryNode binary => CompileBinary(binary),
        ConcatNode concat => new ConcatExpression(CompileAll(concat.Parts), concat.Span),
        ComparisonNode comparison => CompileComparison(comparison),
        ConditionalNode conditional => new ConditionalExpression(Compile(conditional.Test), Compile(conditional.Then),
            conditional.Else is null ? null : Compile(conditional.Else), LineOf(conditional.Span), conditional.Span),
        AttributeNode attribute => CompileAttribute(attribute),
        ItemNode { Key: SliceNode slice } item => new SliceExpression(Compile(item.Target), CompileOptional(slice.Start), CompileOptional(slice.Stop),
            CompileOptional(slice.Step), item.Span),
        ItemNode item => new ItemExpression(Compile(item.Target), Compile(item.Key), item.Span),
        CallNode call => CompileCall(call),
        FilterNode filter => Compile(filter, Compile(filter.Target!)),
        TestNode test => CompileTest(test),
        _ => throw new SyntaxError("invalid syntax", node.Span, hint: "a slice stands alone in its brackets"),
    };

    private Expression? CompileOptional(ExpressionNode? node) => node is null ? null : Compile(node);

    private Expression[] CompileAll(IReadOnlyList<ExpressionNode> nodes)
    {
        var expressions = new Expression[nodes.Count];
        for (int i = 0; i < expressions.Length; i++)
            expressions[i] = Compile(nodes[i]);
        return expressions;
    }

    private static bool AreConstant(IReadOnlyList<ExpressionNode> nodes) => nodes.All(node => node is ConstantNode);

    /// <summary>Computes an expression of constants now; one that fails is left to fail when it is reached.</summary>
    private Expression Fold(Expression expression, bool isConstant)
    {
        if (!isConstant)
            return expression;
        try
        {
            object? value = expression.Evaluate(Folding);
            return value is string { Length: > LongestFolded } or System.Numerics.BigInteger ? expression : new ConstantExpression(value);
        }
        catch (Exception error) when (Edge.IsPlaceless(error))
        {
            return expression;
        }
    }

    private Expression CompileName(NameNode name, NameKind kind, string? firstArgument)
    {
        (SlotReference slot, int depth) = _symbols.Find(name.Name);
        if (slot.Unassigned == Unassigned.Resolved && _references is not null && !_symbols.IsAssigned(name.Name))
            Note(kind, name.Name, firstArgument, name.Span);
        return depth == 0 ? new LocalExpression(slot, name.Span) : new OuterExpression(slot, depth, name.Span);
    }

    private Expression CompileUnary(UnaryNode node)
    {
        Expression operand = Compile(node.Operand);
        Expression result = node.Operator == UnaryOperator.Not
            ? new NotExpression(operand, node.Span)
            : new SignExpression(operand, node.Operator == UnaryOperator.Negate, node.Span);
        return Fold(result, operand.IsConstant);
    }

    private Expression CompileBinary(BinaryNode node)
    {
        Expression left = Compile(node.Left);
        Expression right = Compile(node.Right);
        Span span = node.Span;
        Expression result = node.Operator switch
        {
            BinaryOperator.Or => new OrExpression(left, right, node.Left.Span),
            BinaryOperator.And => new AndExpression(left, right, node.Left.Span),
            BinaryOperator.Add => new BinaryExpression<Addition>(left, right, span),
            BinaryOperator.Subtract => new BinaryExpression<Subtraction>(left, right, span),
            BinaryOperator.Multiply => new BinaryExpression<Multiplication>(left, right, span),
            BinaryOperator.Divide => new BinaryExpression<Division>(left, right, span),
            BinaryOperator.FloorDivide => new BinaryExpression<FloorDivision>(left, right, span),
            BinaryOperator.Modulo => new BinaryExpression<Modulo>(left, right, span),
            _ => new BinaryExpression<Power>(left, right, span),
        };
        return Fold(result, left.IsConstant && right.IsConstant);
    }

    private Expression CompileComparison(ComparisonNode node)
    {
        Expression first = Compile(node.First);
        if (node.Rest.Count > 1)
            return new ChainExpression(first, [.. node.Rest.Select(part => (part.Operator, Compile(part.Operand)))], node.Span);
        Expression second = Compile(node.Rest[0].Operand);
        Span span = node.Span;
        Expression result = node.Rest[0].Operator switch
        {
            ComparisonOperator.Equal => new ComparisonExpression<Equal>(first, second, span),
            ComparisonOperator.NotEqual => new ComparisonExpression<NotEqual>(first, second, span),
            ComparisonOperator.Less => new ComparisonExpression<Less>(first, second, span),
            ComparisonOperator.LessOrEqual => new ComparisonExpression<LessOrEqual>(first, second, span),
            ComparisonOperator.Greater => new ComparisonExpression<Greater>(first, second, span),
            ComparisonOperator.GreaterOrEqual => new ComparisonExpression<GreaterOrEqual>(first, second, span),
            ComparisonOperator.In => new ComparisonExpression<In>(first, second, span),
            _ => new ComparisonExpression<NotIn>(first, second, span),
        };
        return Fold(result, first.IsConstant && second.IsConstant);
    }

    private AttributeExpression CompileAttribute(AttributeNode node)
    {
        // What an attribute yields may be a bound method, which holds its object only; frames are safe.
        return new AttributeExpression(Compile(node.Target), node.Name, node.Span);
    }

    private Expression CompileCall(CallNode node)
    {
        _mayKeepFrame = true;
        Arguments arguments = Compile(node.Arguments);
        if (node.Callee is AttributeNode method)
            return new MethodCallExpression(CompileAttribute(method), arguments, _symbols.Names, method.Span, node.Span);
        string? first = node.Arguments.Positional is [ConstantNode { Value: string text }, ..] ? text : null;
        Expression callee = node.Callee is NameNode name ? CompileName(name, NameKind.Function, first) : Compile(node.Callee);
        return new CallExpression(callee, arguments, _symbols.Names, node.Span);
    }

    private Arguments Compile(ArgumentsNode node)
    {
        if (ReferenceEquals(node, ArgumentsNode.None))
            return Arguments.None;
        Expression[] values = [.. node.Positional.Select(Compile), .. node.Named.Select(argument => Compile(argument.Value))];
        return new Arguments(values, [.. node.Named.Select(argument => argument.Name)], CompileOptional(node.Star), CompileOptional(node.DoubleStar));
    }

    /// <summary>A chain of filters over a value that is compiled already, as filter blocks have it at the chain's start.</summary>
    private Expression Compile(FilterNode node, Expression target)
    {
        if (node.Target is FilterNode inner && target is CaptureExpression)
            target = Compile(inner, target);
        Arguments arguments = Compile(node.Arguments);
        Note(NameKind.Filter, node.Name, null, node.NameSpan);
        FunctionDefinition? filter = _options.LateBoundNames ? null : _environment.Filters.Find(node.Name);
        _mayKeepFrame |= filter is not { IsPure: true };
        if (filter is not null)
            return new FilterExpression(target, filter, arguments, _symbols.Names, node.Span);
        return _options.LateBoundNames
            ? new LateExpression(true, node.Name, target, arguments, _symbols.Names, node.NameSpan, node.Span)
            : throw LateExpression.UnknownName(true, node.Name, _environment.Filters, node.NameSpan);
    }

    private Expression CompileTest(TestNode node)
    {
        Expression target = Compile(node.Target);
        Arguments arguments = Compile(node.Arguments);
        Note(NameKind.Test, node.Name, null, node.NameSpan);
        FunctionDefinition? test = _options.LateBoundNames ? null : _environment.Tests.Find(node.Name);
        _mayKeepFrame |= test is not { IsPure: true };
        if (test is not null)
            return new TestExpression(target, test, arguments, _symbols.Names, node.Span);
        return _options.LateBoundNames
            ? new LateExpression(false, node.Name, target, arguments, _symbols.Names, node.NameSpan, node.Span)
            : throw LateExpression.UnknownName(false, node.Name, _environment.Tests, node.NameSpan);
    }
}
