namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Goes through the expressions of a tree without recursion: chains of operators may be very long.</summary>
internal static class NodeChildren
{
    /// <summary>The node itself and all expressions below it, in the order of evaluation.</summary>
    public static IEnumerable<ExpressionNode> AllOf(ExpressionNode? root)
    {
        if (root is null or ConstantNode)
            return [];
        return root is NameNode ? [root] : Walk(root);
    }

    private static IEnumerable<ExpressionNode> Walk(ExpressionNode root)
    {
        var open = new Stack<ExpressionNode>();
        open.Push(root);
        while (open.TryPop(out ExpressionNode? node))
        {
            yield return node;
            PushChildren(node, open);
        }
    }

    /// <summary>Puts the parts of a node on the stack, the last one first.</summary>
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
            case UnaryNode unary:
                open.Push(unary.Operand);
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
            case AttributeNode attribute:
                open.Push(attribute.Target);
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
            case NamespaceNode target:
                open.Push(target.Namespace);
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
