using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>Text between tags, written from where it stands in the source.</summary>
internal sealed class SourceTextStatement(string source, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        context.Rendering.Output.WriteText(source.AsSpan(span.Start, span.End - span.Start));
        return Flow.Next;
    }
}

/// <summary>Text between tags as a string of its own, for outputs that keep parts as values.</summary>
internal sealed class TextStatement(string text) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        context.Rendering.Output.WriteText(text);
        return Flow.Next;
    }
}

/// <summary><c>{{ value }}</c>.</summary>
internal sealed class PrintStatement(Expression value, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        object? result = value.Evaluate(context);
        context.At = span;
        context.Rendering.Output.Write(result, context.Autoescape);
        return Flow.Next;
    }
}

/// <summary><c>{% print a, b %}</c>.</summary>
internal sealed class PrintAllStatement(PrintStatement[] prints) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        foreach (PrintStatement print in prints)
            print.Execute(context);
        return Flow.Next;
    }
}

/// <summary><c>{% do value %}</c>.</summary>
internal sealed class DoStatement(Expression value) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        value.Evaluate(context);
        return Flow.Next;
    }
}

/// <summary><c>{% break %}</c> and <c>{% continue %}</c>.</summary>
internal sealed class JumpStatement(Flow flow) : Statement
{
    public override Flow Execute(JinjaContext context) => flow;
}

/// <summary>Statements in order; a jump ends them.</summary>
internal sealed class Block(Statement[] statements)
{
    public static readonly Block Empty = new([]);

    public Flow Execute(JinjaContext context)
    {
        foreach (Statement statement in statements)
        {
            Flow flow = statement.Execute(context);
            if (flow != Flow.Next)
                return flow;
        }
        return Flow.Next;
    }

    /// <summary>Runs the statements and returns what they wrote, instead of leaving it in the output.</summary>
    public object? Capture(JinjaContext context, bool isMarkup)
    {
        Output output = context.Rendering.Output;
        int mark = output.Begin();
        Execute(context);
        return output.Take(mark, isMarkup);
    }
}

/// <summary><c>{% if %}</c>.</summary>
internal sealed class IfStatement((Expression Test, Block Body)[] branches, Block? otherwise, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        foreach ((Expression test, Block body) in branches)
        {
            context.At = span;
            if (test.IsTrue(context))
                return body.Execute(context);
        }
        return otherwise?.Execute(context) ?? Flow.Next;
    }
}

/// <summary><c>{% set %}</c>.</summary>
internal sealed class SetStatement(Assigner target, Expression value, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        object? result = value.Evaluate(context);
        context.At = span;
        target.Assign(context, result);
        return Flow.Next;
    }
}

/// <summary><c>{% set %}…{% endset %}</c>.</summary>
internal sealed class SetBlockStatement(Assigner target, ScopeEntry scope, Expression value, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        scope.Enter(context);
        object? result = value.Evaluate(context);
        context.At = span;
        target.Assign(context, result);
        return Flow.Next;
    }
}

/// <summary><c>{% filter %}</c>.</summary>
internal sealed class FilterBlockStatement(ScopeEntry scope, Expression value, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        scope.Enter(context);
        object? result = value.Evaluate(context);
        context.At = span;
        context.Rendering.Output.Write(result, context.Autoescape);
        return Flow.Next;
    }
}

/// <summary>What a block of statements writes, as a value.</summary>
internal sealed class CaptureExpression(Block body) : Expression
{
    public override object? Evaluate(JinjaContext context) => body.Capture(context, context.Autoescape);
}

/// <summary><c>{% with %}</c>: the values are evaluated outside, the names exist inside.</summary>
internal sealed class WithStatement(Expression[] values, Assigner[] targets, ScopeEntry scope, Block body, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        var results = new object?[values.Length];
        for (int i = 0; i < values.Length; i++)
            results[i] = values[i].Evaluate(context);
        scope.Enter(context);
        context.At = span;
        for (int i = 0; i < targets.Length; i++)
            targets[i].Assign(context, results[i]);
        return body.Execute(context);
    }
}

/// <summary><c>{% autoescape %}</c>.</summary>
internal sealed class AutoescapeStatement(Expression value, ScopeEntry scope, Block body) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        bool before = context.Autoescape;
        scope.Enter(context);
        context.Autoescape = value.IsTrue(context);
        Flow flow = body.Execute(context);
        context.Autoescape = before;
        return flow;
    }
}
