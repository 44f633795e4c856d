namespace PlaybookRunner.Jinja.Syntax;

/// <summary>A statement as parsed.</summary>
internal abstract record StatementNode(Span Span) : Node(Span);

internal sealed record TextNode(Span Span, string Text) : StatementNode(Span);

internal sealed record PrintNode(Span Span, ExpressionNode Value) : StatementNode(Span);

/// <summary>The statement <c>{% print a, b %}</c>.</summary>
internal sealed record PrintAllNode(Span Span, IReadOnlyList<ExpressionNode> Values) : StatementNode(Span);

internal sealed record DoNode(Span Span, ExpressionNode Value) : StatementNode(Span);

internal sealed record IfNode(Span Span, IReadOnlyList<(ExpressionNode Test, Body Body)> Branches, Body? Else) : StatementNode(Span);

internal sealed record ForNode(Span Span, ExpressionNode Target, ExpressionNode Iterable, ExpressionNode? Test, Body Body, Body? Else, bool Recursive)
    : StatementNode(Span);

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
