using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>The parts of a loop that are the same for an ordinary and a recursive one.</summary>
internal sealed record LoopCode
{
    public required Assigner Target { get; init; }

    /// <summary>What decides whether an item takes part, or null; it has a scope of its own.</summary>
    public LoopTest? Test { get; init; }

    /// <summary>The slot of <c>loop</c>, or -1 where the body does not use it.</summary>
    public required int LoopSlot { get; init; }

    public required ScopeEntry Scope { get; init; }

    public required Block Body { get; init; }

    public required ScopeEntry ElseScope { get; init; }

    public Block? Else { get; init; }

    public required Span Span { get; init; }

    public void Run(JinjaContext context, object? source, RecursiveLoop? recursion, int depth)
    {
        context.At = Span;
        var items = new Items(Test is null ? source : Test.Select(context, source, Span));
        bool completed = LoopSlot < 0 ? RunPlain(context, items) : RunExtended(context, new LoopContext(items, context, recursion, depth));
        if (completed || Else is null)
            return;
        ElseScope.Enter(context);
        Else.Execute(context);
    }

    /// <summary>Runs the iterations; false if none of them came to its end, which is when <c>else</c> runs.</summary>
    private bool RunPlain(JinjaContext context, Items items)
    {
        bool completed = false;
        while (items.Next(out object? item))
        {
            Scope.Enter(context);
            context.At = Span;
            Flow flow = RunOnce(context, item);
            if (flow == Flow.Break)
                break;
            completed |= flow == Flow.Next;
            context.At = Span;
        }
        return completed;
    }

    private bool RunExtended(JinjaContext context, LoopContext loop)
    {
        bool completed = false;
        while (loop.MoveNext(out object? item))
        {
            Scope.Enter(context);
            context.Slots[LoopSlot] = loop;
            context.At = Span;
            Flow flow = RunOnce(context, item);
            if (flow == Flow.Break)
                break;
            completed |= flow == Flow.Next;
            context.At = Span;
        }
        return completed;
    }

    private Flow RunOnce(JinjaContext context, object? item)
    {
        context.Rendering.Step();
        Target.Assign(context, item);
        return Body.Execute(context);
    }
}

/// <summary>The condition of <c>{% for … if … %}</c>.</summary>
internal sealed record LoopTest(Assigner Target, ScopeEntry Scope, Expression Condition)
{
    /// <summary>The items for which the condition holds, one at a time: the body may change what later ones are tested against.</summary>
    public IEnumerator<object?> Select(JinjaContext context, object? source, Span span)
    {
        var items = new Items(source);
        return Select(context, items, span);
    }

    private IEnumerator<object?> Select(JinjaContext context, Items items, Span span)
    {
        while (items.Next(out object? item))
        {
            context.Rendering.Step();
            Scope.Enter(context);
            context.At = span;
            Target.Assign(context, item);
            if (Condition.IsTrue(context))
                yield return item;
        }
    }
}

/// <summary><c>{% for %}</c>.</summary>
internal sealed class ForStatement(Expression iterable, LoopCode loop) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        loop.Run(context, iterable.Evaluate(context), null, 0);
        return Flow.Next;
    }
}

/// <summary><c>{% for … recursive %}</c>: each run of the loop has a frame of its own, as its variables must not meet those of the run around it.</summary>
internal sealed class RecursiveForStatement(Expression iterable, LoopCode loop, int slots) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        var recursion = new RecursiveLoop(loop, slots, context);
        object? source = iterable.Evaluate(context);
        context.At = loop.Span;
        object? result = recursion.Run(context, source, 0);
        context.Rendering.Output.Write(result, escape: false);
        return Flow.Next;
    }
}

/// <summary>A recursive loop that runs in a frame.</summary>
internal sealed class RecursiveLoop(LoopCode loop, int slots, JinjaContext definition)
{
    public object? Run(JinjaContext caller, object? source, int depth)
    {
        var frame = new JinjaContext(caller.Rendering, definition.Scope, definition.Code, slots, definition)
        {
            Autoescape = definition.Autoescape,
            CalledBy = (caller, "recursive loop"),
        };
        Output output = caller.Rendering.Output;
        int mark = output.Begin();
        Edge.Run(frame, () => loop.Run(frame, source, this, depth));
        return output.Take(mark, frame.Autoescape);
    }
}
