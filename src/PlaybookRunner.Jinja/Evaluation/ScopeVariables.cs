namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>The names of local variables that are visible at one place of a template.</summary>
internal sealed record LocalNames(IReadOnlyDictionary<string, (int Depth, int Index)> Slots);

/// <summary>The variables in scope at one place of a running template.</summary>
internal sealed class ScopeVariables(JinjaContext frame, LocalNames? locals) : IVariables
{
    public IEnumerable<string> Names =>
        (locals?.Slots.Keys ?? []).Concat(frame.Scope.ExportedNames).Concat(frame.Scope.Outer.Names).Concat(frame.Environment.GlobalNames).Distinct();

    public bool TryGet(string name, out object? value) => TryGetLocal(name, out value) || frame.Scope.TryGet(name, out value);

    /// <summary>The same variables as they are now: later assignments do not show in it.</summary>
    public IVariables Freeze()
    {
        var values = new Dictionary<string, object?>();
        foreach (string name in frame.Scope.ExportedNames)
            if (frame.Scope.TryGetExported(name, out object? value))
                values.TryAdd(name, value);
        foreach (string name in locals?.Slots.Keys ?? [])
            if (TryGetLocal(name, out object? value))
                values[name] = value;
        return values.Count == 0 ? frame.Scope.Outer : new LayeredVariables(values, frame.Scope.Outer);
    }

    private bool TryGetLocal(string name, out object? value)
    {
        value = null;
        if (locals is null || !locals.Slots.TryGetValue(name, out (int Depth, int Index) slot))
            return false;
        if (frame.Outer(slot.Depth).Slots[slot.Index] is not { } held)
            return false;
        value = Slots.Unpack(held);
        return true;
    }
}

/// <summary>Variables laid over others.</summary>
internal sealed class LayeredVariables(Dictionary<string, object?> upper, IVariables lower) : IVariables
{
    public IEnumerable<string> Names => upper.Keys.Concat(lower.Names).Distinct();

    public bool TryGet(string name, out object? value) => upper.TryGetValue(name, out value) || lower.TryGet(name, out value);
}
