namespace PlaybookRunner.Jinja.Syntax;

/// <summary>A node of the syntax tree.</summary>
internal abstract record Node(Span Span);

/// <summary>An expression as parsed.</summary>
internal abstract record ExpressionNode(Span Span) : Node(Span);

internal sealed record ConstantNode(Span Span, object? Value) : ExpressionNode(Span);

internal sealed record NameNode(Span Span, string Name) : ExpressionNode(Span);

/// <summary>The target <c>ns.name</c> of an assignment.</summary>
internal sealed record NamespaceNode(Span Span, NameNode Namespace, string Attribute) : ExpressionNode(Span);

internal sealed record TupleNode(Span Span, IReadOnlyList<ExpressionNode> Items) : ExpressionNode(Span);

internal sealed record ListNode(Span Span, IReadOnlyList<ExpressionNode> Items) : ExpressionNode(Span);

internal sealed record DictNode(Span Span, IReadOnlyList<(ExpressionNode Key, ExpressionNode Value)> Items) : ExpressionNode(Span);

internal enum UnaryOperator
{
    Not,
    Negate,
    Plus,
}

internal sealed record UnaryNode(Span Span, UnaryOperator Operator, ExpressionNode Operand) : ExpressionNode(Span);

internal enum BinaryOperator
{
    Or,
    And,
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
}

internal sealed record BinaryNode(Span Span, BinaryOperator Operator, ExpressionNode Left, ExpressionNode Right) : ExpressionNode(Span);

internal sealed record ConcatNode(Span Span, IReadOnlyList<ExpressionNode> Parts) : ExpressionNode(Span);

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
}

internal sealed record ComparisonNode(Span Span, ExpressionNode First, IReadOnlyList<(ComparisonOperator Operator, ExpressionNode Operand)> Rest) : ExpressionNode(Span);

internal sealed record ConditionalNode(Span Span, ExpressionNode Test, ExpressionNode Then, ExpressionNode? Else) : ExpressionNode(Span);

internal sealed record AttributeNode(Span Span, ExpressionNode Target, string Name) : ExpressionNode(Span);

internal sealed record ItemNode(Span Span, ExpressionNode Target, ExpressionNode Key) : ExpressionNode(Span);

internal sealed record SliceNode(Span Span, ExpressionNode? Start, ExpressionNode? Stop, ExpressionNode? Step) : ExpressionNode(Span);

/// <summary>The arguments of a call, filter or test.</summary>
internal sealed record ArgumentsNode(
    IReadOnlyList<ExpressionNode> Positional,
    IReadOnlyList<(string Name, ExpressionNode Value)> Named,
    ExpressionNode? Star,
    ExpressionNode? DoubleStar)
{
    public static readonly ArgumentsNode None = new([], [], null, null);
}

internal sealed record CallNode(Span Span, ExpressionNode Callee, ArgumentsNode Arguments) : ExpressionNode(Span);

/// <summary>A filter; without a target it stands in a filter block and is applied to what that renders.</summary>
internal sealed record FilterNode(Span Span, ExpressionNode? Target, string Name, Span NameSpan, ArgumentsNode Arguments) : ExpressionNode(Span);

internal sealed record TestNode(Span Span, ExpressionNode Target, string Name, Span NameSpan, ArgumentsNode Arguments) : ExpressionNode(Span);
