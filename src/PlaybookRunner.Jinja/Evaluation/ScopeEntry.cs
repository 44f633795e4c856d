namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>What happens to the variables of a scope (a loop iteration, a <c>with</c>) when it is entered. Copies may come from frames around the running one.</summary>
internal sealed class ScopeEntry((int Depth, int From, int To)[] copies, int[] cleared)
{
    public static readonly ScopeEntry Nothing = new([], []);

    /// <summary>Gives the variables of the scope the values they have before it assigns them.</summary>
    public void Enter(JinjaContext context)
    {
        object?[] slots = context.Slots;
        foreach (int slot in cleared)
            slots[slot] = null;
        foreach ((int depth, int from, int to) in copies)
            slots[to] = context.Outer(depth).Slots[from];
    }
}
