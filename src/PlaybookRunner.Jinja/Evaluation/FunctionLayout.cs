namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>The slots of a function's frame: a template's top level, a block, a macro, a recursive loop.</summary>
internal sealed class FunctionLayout(FunctionLayout? parent)
{
    private readonly Dictionary<string, SlotReference> _resolved = new(StringComparer.Ordinal);

    /// <summary>The function around it, whose variables it sees.</summary>
    public FunctionLayout? Parent { get; } = parent;

    public int SlotCount { get; private set; }

    public int NewSlot() => SlotCount++;

    /// <summary>The slot that keeps a variable of the context once it was looked up; one per name serves the whole function.</summary>
    public SlotReference Resolved(string name)
    {
        if (!_resolved.TryGetValue(name, out SlotReference? slot))
            _resolved[name] = slot = new SlotReference(name, NewSlot(), Unassigned.Resolved);
        return slot;
    }

    /// <summary>How many functions up another one is.</summary>
    public int DepthOf(FunctionLayout outer)
    {
        int depth = 0;
        for (FunctionLayout layout = this; layout != outer; layout = layout.Parent!)
            depth++;
        return depth;
    }
}
