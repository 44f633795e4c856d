using PlaybookRunner.Jinja.Syntax;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>Reading attributes and elements, with Jinja2's rule that each stands in for the other.</summary>
internal static class Members
{
    /// <summary><c>value.name</c>: the attribute or method of that name, else the element.</summary>
    public static object? Attribute(JinjaContext context, object? value, string name) => value switch
    {
        Undefined undefined => OfUndefined(undefined),
        IJinjaObject known => known.TryGetAttribute(name, out object? attribute) ? attribute : context.Undefined(value, name),
        _ => Method(context, value, name) ?? Element(context, value, name),
    };

    /// <summary><c>value[key]</c>: the element, else the attribute of that name.</summary>
    public static object? Item(JinjaContext context, object? value, object? key)
    {
        if (value is Undefined undefined)
            return OfUndefined(undefined);
        if (key is Undefined missing)
            missing.FailIfStrict();
        if (Python.TryGetItem(value, key, out object? element))
            return element;
        if (key is not (string or Markup))
            return context.Undefined(value, key);
        string name = Python.Str(key);
        if (value is IJinjaObject known && known.TryGetAttribute(name, out object? attribute))
            return attribute;
        return Method(context, value, name) ?? context.Undefined(value, key);
    }

    /// <summary>An attribute of an undefined value: an error, or the same value where the policy lets them chain.</summary>
    public static Undefined OfUndefined(Undefined undefined) =>
        undefined.Kind is UndefinedKind.Chainable or UndefinedKind.StrictChainable ? undefined : throw undefined.Error();

    /// <summary>A method bound to its object, or null.</summary>
    private static object? Method(JinjaContext context, object? value, string name)
    {
        if (Python.TryGetAttribute(value, name, out object? attribute))
            return Sandbox.Allows(context, value, name) ? attribute : Sandbox.Refusal(value, name);
        return null;
    }

    private static object? Element(JinjaContext context, object? value, string name) =>
        Python.TryGetItem(value, name, out object? element) ? element
        : Sandbox.IsInternal(context, name) ? Sandbox.Refusal(value, name)
        : context.Undefined(value, name);
}

/// <summary><c>target.name</c>.</summary>
internal sealed class AttributeExpression(Expression target, string name, Span span) : Expression
{
    private readonly bool _mayBeMethod = Python.IsDictMethod(name);
    private readonly int _hash = name.GetHashCode();

    public Expression Target => target;

    public string Name => name;

    public override object? Evaluate(JinjaContext context)
    {
        object? value = target.Evaluate(context);
        context.At = span;
        if (value is Dict dict && !_mayBeMethod)
            return dict.TryGetValue(name, _hash, out object? element) ? element : context.Undefined(value, name);
        return Members.Attribute(context, value, name);
    }
}

/// <summary><c>target[key]</c>.</summary>
internal sealed class ItemExpression(Expression target, Expression key, Span span) : Expression
{
    public override object? Evaluate(JinjaContext context)
    {
        object? value = target.Evaluate(context);
        object? wanted = key.Evaluate(context);
        context.At = span;
        return value is Dict dict && wanted is string name && dict.TryGetValue(name, out object? element)
            ? element
            : Members.Item(context, value, wanted);
    }
}
