namespace PlaybookRunner.Jinja.Syntax;

/// <summary>What is written inside statements, for questions such as "does this macro use <c>caller</c>".</summary>
internal static class StatementChildren
{
    /// <summary>Whether a name is read anywhere in a body, blocks excepted: they are functions of their own.</summary>
    public static bool Uses(Body body, string name) => body.Statements.Any(statement => Uses(statement, name));

    private static bool Uses(StatementNode statement, string name) =>
        statement is not BlockNode
        && (ExpressionsOf(statement).Any(expression => Reads(expression, name)) || BodiesOf(statement).Any(body => Uses(body, name)));

    public static bool Reads(ExpressionNode? expression, string name)
    {
        foreach (NameNode read in new NamesIn(expression))
            if (read.Name == name)
                return true;
        return false;
    }

    /// <summary>The places in a body that assign a name, blocks and inner functions included.</summary>
    public static IEnumerable<Span> AssignmentsOf(Body body, string name)
    {
        foreach (StatementNode statement in body.Statements)
        {
            foreach (ExpressionNode target in TargetsOf(statement))
                foreach (NameNode assigned in new NamesIn(target))
                    if (assigned.Name == name)
                        yield return assigned.Span;
            foreach (Span inner in BodiesOf(statement).SelectMany(each => AssignmentsOf(each, name)))
                yield return inner;
        }
    }

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
