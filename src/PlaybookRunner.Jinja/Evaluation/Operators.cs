using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>An arithmetic operation. Implementations are empty structs, so that each operator gets code of its own without a class of its own.</summary>
internal interface IOperation
{
    static abstract object? Apply(object? left, object? right, Limits limits);
}

internal struct Addition : IOperation
{
    public static object? Apply(object? left, object? right, Limits limits) => Python.Add(left, right, limits);
}

internal struct Subtraction : IOperation
{
    public static object? Apply(object? left, object? right, Limits limits) => Python.Subtract(left, right);
}

internal struct Multiplication : IOperation
{
    public static object? Apply(object? left, object? right, Limits limits) => Python.Multiply(left, right, limits);
}

internal struct Division : IOperation
{
    public static object? Apply(object? left, object? right, Limits limits) => Python.Divide(left, right);
}

internal struct FloorDivision : IOperation
{
    public static object? Apply(object? left, object? right, Limits limits) => Python.FloorDivide(left, right);
}

internal struct Modulo : IOperation
{
    public static object? Apply(object? left, object? right, Limits limits) => Python.Modulo(left, right, limits);
}

internal struct Power : IOperation
{
    public static object? Apply(object? left, object? right, Limits limits) => Python.Power(left, right, limits);
}

/// <summary>Two operands and an arithmetic operator.</summary>
internal sealed class BinaryExpression<TOperation>(Expression left, Expression right, Span span) : Expression
    where TOperation : struct, IOperation
{
    public override object? Evaluate(JinjaContext context)
    {
        object? a = left.Evaluate(context);
        object? b = right.Evaluate(context);
        context.At = span;
        return TOperation.Apply(a, b, context.Limits);
    }
}

/// <summary><c>-x</c> and <c>+x</c>.</summary>
internal sealed class SignExpression(Expression operand, bool negate, Span span) : Expression
{
    public override object? Evaluate(JinjaContext context)
    {
        object? value = operand.Evaluate(context);
        context.At = span;
        return negate ? Python.Negate(value) : Python.Positive(value);
    }
}

/// <summary><c>not x</c>.</summary>
internal sealed class NotExpression(Expression operand, Span span) : Expression
{
    public override object? Evaluate(JinjaContext context) => Boxes.Of(IsTrue(context));

    public override bool IsTrue(JinjaContext context)
    {
        bool truth = operand.IsTrue(context);
        context.At = span;
        return !truth;
    }
}

/// <summary><c>x and y</c>: the first operand that is false, or the last one.</summary>
internal sealed class AndExpression(Expression left, Expression right, Span span) : Expression
{
    public override object? Evaluate(JinjaContext context)
    {
        object? value = left.Evaluate(context);
        context.At = span;
        return Python.Truth(value) ? right.Evaluate(context) : value;
    }

    public override bool IsTrue(JinjaContext context)
    {
        context.At = span;
        return left.IsTrue(context) && right.IsTrue(context);
    }
}

/// <summary><c>x or y</c>: the first operand that is true, or the last one.</summary>
internal sealed class OrExpression(Expression left, Expression right, Span span) : Expression
{
    public override object? Evaluate(JinjaContext context)
    {
        object? value = left.Evaluate(context);
        context.At = span;
        return Python.Truth(value) ? value : right.Evaluate(context);
    }

    public override bool IsTrue(JinjaContext context)
    {
        context.At = span;
        return left.IsTrue(context) || right.IsTrue(context);
    }
}

/// <summary><c>a ~ b ~ c</c>: the texts of the operands, escaped where autoescaping is on.</summary>
internal sealed class ConcatExpression(Expression[] parts, Span span) : Expression
{
    public override object? Evaluate(JinjaContext context)
    {
        var values = new object?[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            values[i] = parts[i].Evaluate(context);
        context.At = span;
        return Python.Concat(values, context.Autoescape, context.Limits);
    }
}

/// <summary><c>a if test else b</c>.</summary>
internal sealed class ConditionalExpression(Expression test, Expression then, Expression? otherwise, int line, Span span) : Expression
{
    public override object? Evaluate(JinjaContext context)
    {
        context.At = span;
        if (test.IsTrue(context))
            return then.Evaluate(context);
        return otherwise is not null ? otherwise.Evaluate(context) : NoElse();
    }

    public override bool IsTrue(JinjaContext context)
    {
        context.At = span;
        if (test.IsTrue(context))
            return then.IsTrue(context);
        return otherwise is not null ? otherwise.IsTrue(context) : Python.Truth(NoElse());
    }

    /// <summary>Always of the default kind, whatever the options say of variables.</summary>
    private Undefined NoElse() => Undefined.WithHint($"the inline if-expression on line {line} evaluated to false and no else section was defined.");
}

/// <summary>Lets very long or deeply nested expressions fail with an error where the stack ends.</summary>
internal sealed class StackGuardExpression(Expression inner) : Expression
{
    public override object? Evaluate(JinjaContext context)
    {
        Rendering.GuardStack();
        return inner.Evaluate(context);
    }
}

/// <summary>An expression that can only fail.</summary>
internal sealed class FailingExpression(PythonException error, Span span) : Expression
{
    public override object Evaluate(JinjaContext context)
    {
        context.At = span;
        throw new PythonException(error.Type, error.Message);
    }
}
