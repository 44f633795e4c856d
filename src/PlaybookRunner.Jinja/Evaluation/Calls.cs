using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary><c>value | filter(…)</c>.</summary>
internal sealed class FilterExpression(Expression target, FunctionDefinition filter, Arguments arguments, LocalNames? names, Span span) : Expression
{
    private readonly CallPlan _plan = new(filter, arguments, hasValue: true);

    public override object? Evaluate(JinjaContext context)
    {
        object? value = target.Evaluate(context);
        context.NamesInScope = names;
        return _plan.InvokeFilter(context, value, span);
    }
}

/// <summary><c>value is test(…)</c>.</summary>
internal sealed class TestExpression(Expression target, FunctionDefinition test, Arguments arguments, LocalNames? names, Span span) : Expression
{
    private readonly CallPlan _plan = new(test, arguments, hasValue: true);

    public override object? Evaluate(JinjaContext context) => Boxes.Of(IsTrue(context));

    public override bool IsTrue(JinjaContext context)
    {
        object? value = target.Evaluate(context);
        context.NamesInScope = names;
        return _plan.InvokeTest(context, value, span);
    }
}

/// <summary>A filter or test whose name is looked up when it is reached.</summary>
internal sealed class LateExpression(bool isFilter, string name, Expression target, Arguments arguments, LocalNames? names, Span nameSpan, Span span) : Expression
{
    private CallPlan? _plan;

    public override object? Evaluate(JinjaContext context)
    {
        CallPlan plan = _plan ??= Find(context);
        object? value = target.Evaluate(context);
        context.NamesInScope = names;
        return isFilter ? plan.InvokeFilter(context, value, span) : Boxes.Of(plan.InvokeTest(context, value, span));
    }

    private CallPlan Find(JinjaContext context)
    {
        FunctionSet set = isFilter ? context.Environment.Filters : context.Environment.Tests;
        return set.Find(name) is { } function
            ? new CallPlan(function, arguments, hasValue: true)
            : throw InUse(UnknownName(isFilter, name, set, nameSpan));
    }

    private static SyntaxErrorInUse InUse(SyntaxError error) => new(error.Message, error.Code, error.Span, error.Hint);

    public static SyntaxError UnknownName(bool isFilter, string name, FunctionSet set, Span span)
    {
        IReadOnlyList<string> close = Syntax.Names.AllClosest(name, set.Names);
        string kind = isFilter ? "filter" : "test";
        return new SyntaxError($"No {kind} named '{name}'.", span, isFilter ? ErrorCode.UnknownFilter : ErrorCode.UnknownTest,
            close.Count == 0 ? null : $"did you mean {string.Join(" or ", close.Select(each => $"'{each}'"))}?");
    }
}

/// <summary><c>callee(…)</c>.</summary>
internal sealed class CallExpression(Expression callee, Arguments arguments, LocalNames? names, Span span) : Expression
{
    private CallPlan? _plan;

    public override object? Evaluate(JinjaContext context)
    {
        object? function = callee.Evaluate(context);
        context.NamesInScope = names;
        return function is FunctionValue { IsBound: false } known
            ? PlanFor(known.Function).Invoke(context, null, span)
            : Invoke(context, function, arguments, span);
    }

    /// <summary>A call site mostly meets one function; its plan is kept. Threads may race for the field: each plan is complete in itself.</summary>
    private CallPlan PlanFor(FunctionDefinition function)
    {
        CallPlan? plan = _plan;
        if (plan is null || !ReferenceEquals(plan.Function, function))
            _plan = plan = new CallPlan(function, arguments, hasValue: false);
        return plan;
    }

    public static object? Invoke(JinjaContext context, object? function, Arguments arguments, Span span)
    {
        context.At = span;
        if (!arguments.IsFixed)
        {
            (object?[] all, string[] allNames) = arguments.Expand(context, []);
            context.At = span;
            return context.Call(function, new CallArguments(all, allNames));
        }
        var buffer = new ArgumentBuffer();
        Span<object?> values = arguments.Count <= ArgumentBuffer.Capacity ? buffer[..arguments.Count] : new object?[arguments.Count];
        arguments.Evaluate(context, values);
        context.At = span;
        return context.Call(function, new CallArguments(values, arguments.Names));
    }
}

/// <summary><c>target.method(…)</c>: the method is called with its object, without a bound method in between.</summary>
internal sealed class MethodCallExpression(AttributeExpression method, Arguments arguments, LocalNames? names, Span memberSpan, Span span) : Expression
{
    private readonly string _name = method.Name;
    private CallPlan? _plan;

    public override object? Evaluate(JinjaContext context)
    {
        object? target = method.Target.Evaluate(context);
        context.At = memberSpan;
        context.NamesInScope = names;
        if (target is IJinjaObject or Undefined || Python.FindMethod(target, _name) is not { } function)
            return CallExpression.Invoke(context, Members.Attribute(context, target, _name), arguments, span);
        if (!Sandbox.Allows(context, target, _name))
            throw new PythonException(PythonErrorType.Security, Sandbox.Message(target, _name));
        return PlanFor(function).Invoke(context, target, span);
    }

    private CallPlan PlanFor(FunctionDefinition function)
    {
        CallPlan? plan = _plan;
        if (plan is null || !ReferenceEquals(plan.Function, function))
            _plan = plan = new CallPlan(function, arguments, hasValue: true);
        return plan;
    }
}
