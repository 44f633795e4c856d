namespace PlaybookRunner.Jinja.Syntax;

/// <summary>A statement as parsed.</summary>
internal abstract record StatementNode(Span Span) : Node(Span);

/// <summary>Text between tags; it is what the source has at its place.</summary>
internal sealed record TextNode(Span Span) : StatementNode(Span);

internal sealed record PrintNode(Span Span, ExpressionNode Value) : StatementNode(Span);

/// <summary>The statement <c>{% print a, b %}</c>.</summary>
internal sealed record PrintAllNode(Span Span, IReadOnlyList<ExpressionNode> Values) : StatementNode(Span);

internal sealed record DoNode(Span Span, ExpressionNode Value) : StatementNode(Span);

/// <param name="Span">Its tag.</param>
/// <param name="Branches">The conditions in order.</param>
/// <param name="Else">What runs if none of them holds.</param>
/// <param name="MayAssign">Whether something in it assigns a name.</param>
internal sealed record IfNode(Span Span, IReadOnlyList<(ExpressionNode Test, Body Body)> Branches, Body? Else, bool MayAssign) : StatementNode(Span);

/// <param name="Span">Its tag.</param>
/// <param name="Target">What each item is assigned to.</param>
/// <param name="Iterable">What it goes through.</param>
/// <param name="Test">Which items take part; null for all.</param>
/// <param name="Body">What runs for each.</param>
/// <param name="Else">What runs if there were none.</param>
/// <param name="Recursive">Whether <c>loop</c> can be called.</param>
/// <param name="UsesLoop">Whether the body may read <c>loop</c>.</param>
internal sealed record ForNode(
    Span Span, ExpressionNode Target, ExpressionNode Iterable, ExpressionNode? Test, Body Body, Body? Else, bool Recursive, bool UsesLoop) : StatementNode(Span);

internal sealed record BreakNode(Span Span) : StatementNode(Span);

internal sealed record ContinueNode(Span Span) : StatementNode(Span);

internal sealed record SetNode(Span Span, ExpressionNode Target, ExpressionNode Value) : StatementNode(Span);

internal sealed record SetBlockNode(Span Span, ExpressionNode Target, FilterNode? Filter, Body Body) : StatementNode(Span);

internal sealed record WithNode(Span Span, IReadOnlyList<(ExpressionNode Target, ExpressionNode Value)> Assignments, Body Body) : StatementNode(Span);

internal sealed record FilterBlockNode(Span Span, FilterNode Filter, Body Body) : StatementNode(Span);

internal sealed record AutoescapeNode(Span Span, ExpressionNode Value, Body Body) : StatementNode(Span);

/// <summary>The parameters of a macro or call block: the last ones have defaults.</summary>
internal sealed record ParametersNode(IReadOnlyList<NameNode> Names, IReadOnlyList<ExpressionNode> Defaults);

internal sealed record MacroNode(Span Span, string Name, ParametersNode Parameters, Body Body) : StatementNode(Span);

internal sealed record CallBlockNode(Span Span, CallNode Call, ParametersNode Parameters, Body Body) : StatementNode(Span);

internal sealed record BlockNode(Span Span, string Name, bool Scoped, bool Required, Body Body) : StatementNode(Span);

internal sealed record ExtendsNode(Span Span, ExpressionNode Template) : StatementNode(Span);

internal sealed record IncludeNode(Span Span, ExpressionNode Template, bool IgnoreMissing, bool WithContext) : StatementNode(Span);

internal sealed record ImportNode(Span Span, ExpressionNode Template, string Target, bool WithContext) : StatementNode(Span);

internal sealed record FromImportNode(Span Span, ExpressionNode Template, IReadOnlyList<(string Name, string Alias, Span Span)> Names, bool WithContext)
    : StatementNode(Span);

/// <summary>Statements in order.</summary>
internal sealed record Body(IReadOnlyList<StatementNode> Statements);

/// <summary>A template or bare expression as parsed.</summary>
/// <param name="Body">Its statements; a bare expression is one that is printed.</param>
/// <param name="IsExpression">Whether it is a bare expression.</param>
/// <param name="ReadsSelf">Whether the name <c>self</c> is read outside blocks.</param>
/// <param name="AssignsLoop">Whether the name <c>loop</c> is assigned anywhere.</param>
internal sealed record SyntaxTree(Body Body, bool IsExpression, bool ReadsSelf, bool AssignsLoop)
{
    /// <summary>The expression if there is nothing else.</summary>
    public ExpressionNode? Lone => Body.Statements is [PrintNode print] ? print.Value : null;
}
