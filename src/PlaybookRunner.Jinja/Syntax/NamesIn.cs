namespace PlaybookRunner.Jinja.Syntax;

/// <summary>
/// The names that are read or assigned in an expression, in the order of evaluation. It goes without recursion, as chains of operators may be very long, and
/// needs no memory for expressions that do not branch, as most do not.
/// </summary>
internal struct NamesIn(ExpressionNode? root)
{
    private ExpressionNode? _next = root;
    private Stack<ExpressionNode>? _open;

    public NameNode Current { get; private set; } = null!;

    public readonly NamesIn GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_next is not null || _open?.TryPop(out _next) == true)
        {
            ExpressionNode node = _next;
            _next = OnlyChild(node);
            if (node is NameNode name)
            {
                Current = name;
                return true;
            }
            if (_next is null && node is not ConstantNode)
                PushChildren(node, _open ??= new Stack<ExpressionNode>());
        }
        return false;
    }

    private static ExpressionNode? OnlyChild(ExpressionNode node) => node switch
    {
        AttributeNode attribute => attribute.Target,
        FilterNode filter when ReferenceEquals(filter.Arguments, ArgumentsNode.None) => filter.Target,
        TestNode test when ReferenceEquals(test.Arguments, ArgumentsNode.None) => test.Target,
        UnaryNode unary => unary.Operand,
        NamespaceNode target => target.Namespace,
        _ => null,
    };

    /// <summary>Puts the parts of a node that may have several on the stack, the last one first.</summary>
    private static void PushChildren(ExpressionNode node, Stack<ExpressionNode> open)
    {
        switch (node)
        {
            case TupleNode tuple:
                Push(open, tuple.Items);
                break;
            case ListNode list:
                Push(open, list.Items);
                break;
            case ConcatNode concat:
                Push(open, concat.Parts);
                break;
            case DictNode dict:
                for (int i = dict.Items.Count - 1; i >= 0; i--)
                    Push(open, dict.Items[i].Value, dict.Items[i].Key);
                break;
            case BinaryNode binary:
                Push(open, binary.Right, binary.Left);
                break;
            case ComparisonNode comparison:
                for (int i = comparison.Rest.Count - 1; i >= 0; i--)
                    open.Push(comparison.Rest[i].Operand);
                open.Push(comparison.First);
                break;
            case ConditionalNode conditional:
                Push(open, conditional.Else, conditional.Then, conditional.Test);
                break;
            case ItemNode item:
                Push(open, item.Key, item.Target);
                break;
            case SliceNode slice:
                Push(open, slice.Step, slice.Stop, slice.Start);
                break;
            case CallNode call:
                Push(open, call.Arguments);
                open.Push(call.Callee);
                break;
            case FilterNode filter:
                Push(open, filter.Arguments);
                Push(open, filter.Target, null);
                break;
            case TestNode test:
                Push(open, test.Arguments);
                open.Push(test.Target);
                break;
        }
    }

    private static void Push(Stack<ExpressionNode> open, ArgumentsNode arguments)
    {
        Push(open, arguments.DoubleStar, arguments.Star);
        for (int i = arguments.Named.Count - 1; i >= 0; i--)
            open.Push(arguments.Named[i].Value);
        Push(open, arguments.Positional);
    }

    private static void Push(Stack<ExpressionNode> open, IReadOnlyList<ExpressionNode> nodes)
    {
        for (int i = nodes.Count - 1; i >= 0; i--)
            open.Push(nodes[i]);
    }

    private static void Push(Stack<ExpressionNode> open, ExpressionNode? first, ExpressionNode? second, ExpressionNode? third = null)
    {
        if (first is not null)
            open.Push(first);
        if (second is not null)
            open.Push(second);
        if (third is not null)
            open.Push(third);
    }
}
