namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>The left side of an assignment.</summary>
internal abstract class Assigner
{
    public abstract void Assign(JinjaContext context, object? value);
}

/// <summary>A variable of the running function.</summary>
internal sealed class SlotAssigner(int slot) : Assigner
{
    public override void Assign(JinjaContext context, object? value) => context.Slots[slot] = Slots.Pack(value);
}

/// <summary><c>a, b</c>.</summary>
internal sealed class TupleAssigner(Assigner[] targets) : Assigner
{
    public override void Assign(JinjaContext context, object? value)
    {
        if (value is IReadOnlyList<object?> list && list.Count == targets.Length)
        {
            for (int i = 0; i < targets.Length; i++)
                targets[i].Assign(context, Python.Reach(list[i]));
            return;
        }
        object?[] items = Unpack(value);
        for (int i = 0; i < targets.Length; i++)
            targets[i].Assign(context, items[i]);
    }

    private object?[] Unpack(object? value)
    {
        if (!Python.IsIterable(value))
            throw PythonException.TypeError($"cannot unpack non-iterable {Python.TypeName(value)} object");
        var items = new object?[targets.Length];
        int count = 0;
        foreach (object? item in Python.Iterate(value))
        {
            if (count == items.Length)
                throw PythonException.ValueError($"too many values to unpack (expected {items.Length})");
            items[count++] = item;
        }
        return count == items.Length
            ? items
            : throw PythonException.ValueError($"not enough values to unpack (expected {items.Length}, got {count})");
    }
}

/// <summary><c>ns.name</c>.</summary>
internal sealed class NamespaceAssigner(Expression target, string name) : Assigner
{
    public override void Assign(JinjaContext context, object? value)
    {
        object? holder = target.Evaluate(context);
        if (holder is not NamespaceValue values)
            throw holder is Undefined { Kind: UndefinedKind.Strict or UndefinedKind.StrictChainable } undefined ? undefined.Error()
                : new PythonException(PythonErrorType.TemplateRuntime, "cannot assign attribute on non-namespace object");
        values.Set(name, value);
    }
}
