namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>The names of local variables that are visible at one place of a template: those of its scope, then those of the scopes around it.</summary>
/// <param name="own">The names that the scope assigns, with their slots.</param>
/// <param name="outer">The names around it, or null.</param>
/// <param name="depth">How many functions up the frame of the scope around it is.</param>
internal sealed class LocalNames(KeyValuePair<string, int>[] own, LocalNames? outer, int depth)
{
    public IEnumerable<string> All => outer is null ? own.Select(each => each.Key) : own.Select(each => each.Key).Concat(outer.All).Distinct();

    public bool TryGet(JinjaContext frame, string name, out object? value)
    {
        foreach ((string known, int slot) in own)
            if (known == name)
            {
                object? held = frame.Slots[slot];
                value = held is null ? null : Slots.Unpack(held);
                return held is not null;
            }
        value = null;
        return outer is not null && outer.TryGet(frame.Outer(depth), name, out value);
    }
}

/// <summary>The variables in scope at one place of a running template.</summary>
internal sealed class ScopeVariables(JinjaContext frame, LocalNames? locals) : IVariables
{
    public IEnumerable<string> Names =>
        (locals?.All ?? []).Concat(frame.Scope.ExportedNames).Concat(frame.Scope.Outer.Names).Concat(frame.Environment.GlobalNames).Distinct();

    public bool TryGet(string name, out object? value) => TryGetLocal(name, out value) || frame.Scope.TryGet(name, out value);

    /// <summary>The same variables as they are now: later assignments do not show in it.</summary>
    public IVariables Freeze()
    {
        var values = new Dictionary<string, object?>();
        foreach (string name in frame.Scope.ExportedNames)
            if (frame.Scope.TryGetExported(name, out object? value))
                values.TryAdd(name, value);
        foreach (string name in locals?.All ?? [])
            if (TryGetLocal(name, out object? value))
                values[name] = value;
        return values.Count == 0 ? frame.Scope.Outer : new LayeredVariables(values, frame.Scope.Outer);
    }

    private bool TryGetLocal(string name, out object? value)
    {
        value = null;
        return locals is not null && locals.TryGet(frame, name, out value);
    }
}

/// <summary>Variables laid over others.</summary>
internal sealed class LayeredVariables(Dictionary<string, object?> upper, IVariables lower) : IVariables
{
    public IEnumerable<string> Names => upper.Keys.Concat(lower.Names).Distinct();

    public bool TryGet(string name, out object? value) => upper.TryGetValue(name, out value) || lower.TryGet(name, out value);
}
