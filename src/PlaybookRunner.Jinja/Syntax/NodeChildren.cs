namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Goes through the expressions of a tree without recursion: chains of operators may be very long.</summary>
internal static class NodeChildren
{
    /// <summary>The node itself and all expressions below it, in the order of evaluation.</summary>
    public static IEnumerable<ExpressionNode> AllOf(ExpressionNode? root)
    {
        var open = new Stack<ExpressionNode>();
        if (root is not null)
            open.Push(root);
        while (open.TryPop(out ExpressionNode? node))
        {
            yield return node;
            foreach (ExpressionNode child in Of(node).Reverse())
                open.Push(child);
        }
    }

    private static IEnumerable<ExpressionNode> Of(ExpressionNode node) => node switch
    {
        TupleNode tuple => tuple.Items,
        ListNode list => list.Items,
        DictNode dict => dict.Items.SelectMany(item => new[] { item.Key, item.Value }),
        UnaryNode unary => [unary.Operand],
        BinaryNode binary => [binary.Left, binary.Right],
        ConcatNode concat => concat.Parts,
        ComparisonNode comparison => [comparison.First, .. comparison.Rest.Select(part => part.Operand)],
        ConditionalNode conditional => Present(conditional.Test, conditional.Then, conditional.Else),
        AttributeNode attribute => [attribute.Target],
        ItemNode item => [item.Target, item.Key],
        SliceNode slice => Present(slice.Start, slice.Stop, slice.Step),
        CallNode call => [call.Callee, .. Of(call.Arguments)],
        FilterNode filter => [.. Present(filter.Target), .. Of(filter.Arguments)],
        TestNode test => [test.Target, .. Of(test.Arguments)],
        NamespaceNode target => [target.Namespace],
        _ => [],
    };

    private static IEnumerable<ExpressionNode> Of(ArgumentsNode arguments) =>
        [.. arguments.Positional, .. arguments.Named.Select(argument => argument.Value), .. Present(arguments.Star, arguments.DoubleStar)];

    private static IEnumerable<ExpressionNode> Present(params ExpressionNode?[] nodes) => nodes.OfType<ExpressionNode>();
}
