using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Compilation;

/// <summary>Tells a scope which names its statements read and assign, in their order. Statements that open scopes of their own are not entered.</summary>
internal static class ScopeAnalysis
{
    public static void Analyze(this Symbols symbols, Body? body)
    {
        foreach (StatementNode statement in body?.Statements ?? [])
            symbols.Analyze(statement);
    }

    public static void Analyze(this Symbols symbols, ExpressionNode? expression)
    {
        foreach (NameNode name in new NamesIn(expression))
            symbols.Read(name.Name);
    }

    /// <summary>Declares the names of a loop's or <c>with</c>'s target: the scope gets their values when it is entered.</summary>
    public static void DeclareTarget(this Symbols symbols, ExpressionNode target)
    {
        foreach (NameNode name in new NamesIn(target))
            symbols.Declare(name.Name);
    }

    private static void Analyze(this Symbols symbols, StatementNode statement)
    {
        switch (statement)
        {
            case TextNode:
                break;
            case PrintNode node:
                symbols.Analyze(node.Value);
                break;
            case IfNode { MayAssign: false } node:
                symbols.AnalyzeReadingIf(node);
                break;
            case IfNode node:
                symbols.AnalyzeIf(node);
                break;
            case ForNode node:
                symbols.Analyze(node.Iterable);
                break;
            case SetNode node:
                symbols.Analyze(node.Value);
                symbols.StoreTarget(node.Target);
                break;
            case SetBlockNode node:
                symbols.StoreTarget(node.Target);
                break;
            case MacroNode node:
                symbols.Store(node.Name);
                break;
            case CallBlockNode node:
                symbols.Analyze(node.Call);
                break;
            case ImportNode node:
                symbols.Analyze(node.Template);
                symbols.Store(node.Target);
                break;
            case FromImportNode node:
                symbols.Analyze(node.Template);
                foreach ((_, string alias, _) in node.Names)
                    symbols.Store(alias);
                break;
            case FilterBlockNode or AutoescapeNode or BlockNode:
                break;
            default:
                foreach (ExpressionNode? expression in StatementChildren.ExpressionsOf(statement))
                    symbols.Analyze(expression);
                break;
        }
    }

    /// <summary>Where no branch assigns anything, it does not matter which of them runs.</summary>
    private static void AnalyzeReadingIf(this Symbols symbols, IfNode node)
    {
        foreach ((ExpressionNode test, Body body) in node.Branches)
        {
            symbols.Analyze(test);
            symbols.Analyze(body);
        }
        symbols.Analyze(node.Else);
    }

    private static void AnalyzeIf(this Symbols symbols, IfNode node)
    {
        symbols.Analyze(node.Branches[0].Test);
        symbols.Branch([() => symbols.Analyze(node.Branches[0].Body), () => symbols.AnalyzeElifs(node), () => symbols.Analyze(node.Else)]);
    }

    /// <summary>Each <c>elif</c> counts as an <c>if</c> of its own: all of their branches together are one alternative.</summary>
    private static void AnalyzeElifs(this Symbols symbols, IfNode node)
    {
        foreach ((ExpressionNode test, Body body) in node.Branches.Skip(1))
        {
            symbols.Analyze(test);
            symbols.Branch([() => symbols.Analyze(body), static () => { }, static () => { }]);
        }
    }

    private static void StoreTarget(this Symbols symbols, ExpressionNode target)
    {
        switch (target)
        {
            case NamespaceNode node:
                symbols.Read(node.Namespace.Name);
                break;
            case NameNode name:
                symbols.Store(name.Name);
                break;
            case TupleNode tuple:
                foreach (ExpressionNode item in tuple.Items)
                    symbols.StoreTarget(item);
                break;
        }
    }
}
