namespace PlaybookRunner.Jinja.Syntax;

/// <summary>What is written inside statements, for questions such as "does this loop use <c>loop</c>".</summary>
internal static class StatementChildren
{
    /// <summary>Whether a name is read anywhere in a body, blocks excepted: they are functions of their own.</summary>
    public static bool Uses(Body? body, string name) => body is not null && body.Statements.Any(statement => Uses(statement, name));

    private static bool Uses(StatementNode statement, string name) =>
        statement is not BlockNode
        && (ExpressionsOf(statement).Any(expression => Reads(expression, name)) || BodiesOf(statement).Any(body => Uses(body, name)));

    private static bool Reads(ExpressionNode? expression, string name) =>
        NodeChildren.AllOf(expression).Any(node => node is NameNode read && read.Name == name);

    /// <summary>Whether a body contains a block that sees the variables around it.</summary>
    public static bool HasScopedBlock(Body? body) => body is not null && body.Statements.Any(
        statement => statement is BlockNode { Scoped: true } || BodiesOf(statement).Any(HasScopedBlock));

    /// <summary>The places in a body that assign a name, blocks and inner functions included.</summary>
    public static IEnumerable<Span> AssignmentsOf(Body? body, string name) => (body?.Statements ?? []).SelectMany(statement =>
        TargetsOf(statement).SelectMany(target => NodeChildren.AllOf(target)).OfType<NameNode>().Where(target => target.Name == name).Select(target => target.Span)
            .Concat(BodiesOf(statement).SelectMany(inner => AssignmentsOf(inner, name))));

    private static IEnumerable<ExpressionNode> TargetsOf(StatementNode statement) => statement switch
    {
        SetNode { Target: not NamespaceNode } node => [node.Target],
        SetBlockNode { Target: not NamespaceNode } node => [node.Target],
        ForNode node => [node.Target],
        _ => [],
    };

    /// <summary>The expressions that a statement itself evaluates.</summary>
    public static ExpressionNode?[] ExpressionsOf(StatementNode statement) => statement switch
    {
        PrintNode print => [print.Value],
        PrintAllNode print => [.. print.Values],
        DoNode node => [node.Value],
        IfNode node => [.. node.Branches.Select(branch => branch.Test)],
        ForNode node => [node.Iterable, node.Test],
        SetNode node => [node.Value, node.Target as NamespaceNode],
        SetBlockNode node => [node.Filter, node.Target as NamespaceNode],
        WithNode node => [.. node.Assignments.Select(assignment => assignment.Value)],
        FilterBlockNode node => [node.Filter],
        AutoescapeNode node => [node.Value],
        MacroNode node => [.. node.Parameters.Defaults],
        CallBlockNode node => [node.Call, .. node.Parameters.Defaults],
        ExtendsNode node => [node.Template],
        IncludeNode node => [node.Template],
        ImportNode node => [node.Template],
        FromImportNode node => [node.Template],
        _ => [],
    };

    private static IEnumerable<Body> BodiesOf(StatementNode statement) => statement switch
    {
        IfNode node => [.. node.Branches.Select(branch => branch.Body), .. Present(node.Else)],
        ForNode node => [node.Body, .. Present(node.Else)],
        SetBlockNode node => [node.Body],
        WithNode node => [node.Body],
        FilterBlockNode node => [node.Body],
        AutoescapeNode node => [node.Body],
        MacroNode node => [node.Body],
        CallBlockNode node => [node.Body],
        BlockNode node => [node.Body],
        _ => [],
    };

    private static IEnumerable<Body> Present(Body? body) => body is null ? [] : [body];
}
