using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>A comparison of two operands.</summary>
internal interface IComparison
{
    static abstract bool Holds(object? left, object? right);
}

internal struct Equal : IComparison
{
    public static bool Holds(object? left, object? right) => Python.Equal(left, right);
}

internal struct NotEqual : IComparison
{
    public static bool Holds(object? left, object? right) => !Python.Equal(left, right);
}

internal struct Less : IComparison
{
    public static bool Holds(object? left, object? right) => Python.Less(left, right);
}

internal struct LessOrEqual : IComparison
{
    public static bool Holds(object? left, object? right) => Python.LessOrEqual(left, right);
}

internal struct Greater : IComparison
{
    public static bool Holds(object? left, object? right) => Python.Greater(left, right);
}

internal struct GreaterOrEqual : IComparison
{
    public static bool Holds(object? left, object? right) => Python.GreaterOrEqual(left, right);
}

internal struct In : IComparison
{
    public static bool Holds(object? left, object? right) => Python.In(left, right);
}

internal struct NotIn : IComparison
{
    public static bool Holds(object? left, object? right) => !Python.In(left, right);
}

/// <summary><c>a &lt; b</c> and its kin.</summary>
internal sealed class ComparisonExpression<TComparison>(Expression left, Expression right, Span span) : Expression
    where TComparison : struct, IComparison
{
    public override object? Evaluate(JinjaContext context) => Boxes.Of(IsTrue(context));

    public override bool IsTrue(JinjaContext context)
    {
        object? a = left.Evaluate(context);
        object? b = right.Evaluate(context);
        context.At = span;
        return TComparison.Holds(a, b);
    }
}

/// <summary><c>a &lt; b &lt; c</c>: every operand is evaluated once at most, and none after a comparison that fails.</summary>
internal sealed class ChainExpression(Expression first, (ComparisonOperator Operator, Expression Operand)[] rest, Span span) : Expression
{
    public override object? Evaluate(JinjaContext context) => Boxes.Of(IsTrue(context));

    public override bool IsTrue(JinjaContext context)
    {
        object? left = first.Evaluate(context);
        foreach ((ComparisonOperator operation, Expression operand) in rest)
        {
            object? right = operand.Evaluate(context);
            context.At = span;
            if (!Holds(operation, left, right))
                return false;
            left = right;
        }
        return true;
    }

    private static bool Holds(ComparisonOperator operation, object? left, object? right) => operation switch
    {
        ComparisonOperator.Equal => Python.Equal(left, right),
        ComparisonOperator.NotEqual => !Python.Equal(left, right),
        ComparisonOperator.Less => Python.Less(left, right),
        ComparisonOperator.LessOrEqual => Python.LessOrEqual(left, right),
        ComparisonOperator.Greater => Python.Greater(left, right),
        ComparisonOperator.GreaterOrEqual => Python.GreaterOrEqual(left, right),
        ComparisonOperator.In => Python.In(left, right),
        _ => !Python.In(left, right),
    };
}
