namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>A value known at compile time.</summary>
internal sealed class ConstantExpression(object? value) : Expression
{
    private readonly bool? _truth = value is Undefined ? null : Python.Truth(value);

    public object? Value => value;

    public override bool IsConstant => true;

    public override object? Evaluate(JinjaContext context) => value;

    public override bool IsTrue(JinjaContext context) => _truth ?? Python.Truth(value);
}

/// <summary>A variable of the running function, or one looked up in the context and kept in a slot for the next use.</summary>
internal sealed class LocalExpression(SlotReference slot, Syntax.Span span) : Expression
{
    private readonly int _index = slot.Index;

    public override object? Evaluate(JinjaContext context)
    {
        object? value = context.Slots[_index];
        if (value is null)
            return slot.Missing(context, context, span);
        return ReferenceEquals(value, Slots.None) ? null : value;
    }
}

/// <summary>A variable of a function around the running one, as a macro sees it.</summary>
internal sealed class OuterExpression(SlotReference slot, int depth, Syntax.Span span) : Expression
{
    public override object? Evaluate(JinjaContext context)
    {
        JinjaContext owner = context.Outer(depth);
        object? value = owner.Slots[slot.Index];
        return value is null ? slot.Missing(owner, context, span) : Slots.Unpack(value);
    }
}

/// <summary>What is known of a variable at compile time: its slot, and what it is while nothing was assigned.</summary>
internal sealed record SlotReference(string Name, int Index, Unassigned Unassigned)
{
    public object? Missing(JinjaContext owner, JinjaContext reader, Syntax.Span span)
    {
        if (Unassigned == Unassigned.Resolved && owner.Scope.TryGet(Name, out object? value))
        {
            owner.Slots[Index] = Slots.Pack(value);
            return value;
        }
        reader.At = span;
        return Unassigned == Unassigned.Parameter
            ? Undefined.WithHint($"parameter '{Name}' was not provided", reader.Options.Undefined, Name)
            : reader.Undefined(Name);
    }
}

/// <summary>What a variable is before the template assigns it.</summary>
internal enum Unassigned
{
    /// <summary>The variable of that name in the context, if there is one.</summary>
    Resolved,

    /// <summary>Undefined, whatever the context holds: the template itself defines it, but later.</summary>
    Undefined,

    /// <summary>A parameter of a macro that the call did not give.</summary>
    Parameter,
}
