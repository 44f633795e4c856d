using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary><c>[a, b]</c>: a new list each time, as the template may change it.</summary>
internal sealed class ListExpression(Expression[] items) : Expression
{
    public override object Evaluate(JinjaContext context)
    {
        var list = new List<object?>(items.Length);
        foreach (Expression item in items)
            list.Add(item.Evaluate(context));
        return list;
    }
}

/// <summary><c>(a, b)</c>.</summary>
internal sealed class TupleExpression(Expression[] items) : Expression
{
    public override object Evaluate(JinjaContext context)
    {
        var values = new object?[items.Length];
        for (int i = 0; i < items.Length; i++)
            values[i] = items[i].Evaluate(context);
        return new TupleValue(values);
    }
}

/// <summary><c>{a: b}</c>: a new dictionary each time.</summary>
internal sealed class DictExpression((Expression Key, Expression Value)[] items, Span span) : Expression
{
    public override object Evaluate(JinjaContext context)
    {
        var dict = new Dict();
        foreach ((Expression key, Expression value) in items)
        {
            object? name = key.Evaluate(context);
            object? held = value.Evaluate(context);
            context.At = span;
            dict[name] = held;
        }
        return dict;
    }
}

/// <summary><c>a[start:stop:step]</c>.</summary>
internal sealed class SliceExpression(Expression target, Expression? start, Expression? stop, Expression? step, Span span) : Expression
{
    public override object? Evaluate(JinjaContext context)
    {
        object? value = target.Evaluate(context);
        object? from = start?.Evaluate(context);
        object? to = stop?.Evaluate(context);
        object? by = step?.Evaluate(context);
        context.At = span;
        if (value is Undefined undefined)
            return Members.OfUndefined(undefined);
        return Python.TrySlice(value, from, to, by, out object? result)
            ? result
            : throw PythonException.TypeError($"'{Python.TypeName(value)}' object is not subscriptable");
    }
}
