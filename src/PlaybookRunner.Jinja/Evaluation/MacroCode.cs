using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>A macro or the body of a call block, prepared.</summary>
internal sealed class MacroCode
{
    /// <summary>The macro's name; null for the body of a call block.</summary>
    public required string? Name { get; init; }

    public required string[] Parameters { get; init; }

    /// <summary>The slot of each parameter.</summary>
    public required int[] Slots { get; init; }

    /// <summary>The default of each parameter, null where it has none.</summary>
    public required Expression?[] Defaults { get; init; }

    /// <summary>The slots of the special variables, -1 where the body does not use them.</summary>
    public required int CallerSlot { get; init; }

    public required int KwargsSlot { get; init; }

    public required int VarargsSlot { get; init; }

    public required ScopeEntry Scope { get; init; }

    public required Block Body { get; init; }

    public required int SlotCount { get; init; }

    public required Span Span { get; init; }
}

/// <summary><c>{% macro %}</c>.</summary>
internal sealed class MacroStatement(MacroCode macro, int slot) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        context.Slots[slot] = new MacroValue(macro, context);
        return Flow.Next;
    }
}

/// <summary><c>{% call %}</c>: calls a macro and hands it the body as <c>caller</c>.</summary>
internal sealed class CallBlockStatement(Expression callee, Arguments arguments, MacroCode body, LocalNames? names, Span span) : Statement
{
    public override Flow Execute(JinjaContext context)
    {
        var caller = new MacroValue(body, context);
        object? function = callee.Evaluate(context);
        context.At = span;
        context.NamesInScope = names;
        (object?[] values, string[] argumentNames) = arguments.Expand(context, []);
        context.At = span;
        object? result = context.Call(function, new CallArguments([.. values, caller], [.. argumentNames, "caller"]));
        context.At = span;
        context.Rendering.Output.Write(result, context.Autoescape);
        return Flow.Next;
    }
}
