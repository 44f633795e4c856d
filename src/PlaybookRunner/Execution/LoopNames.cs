using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>The variables that a loop sets for each item (<c>loop_control</c>).</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Index">The index's name; null when none is wanted.</param>
/// <param name="IsExtended">Whether <c>ansible_loop</c> is set.</param>
/// <param name="WithAllItems">Whether <c>ansible_loop.allitems</c> is set.</param>
internal sealed record LoopNames(string Item, string? Index, bool IsExtended, bool WithAllItems)
{
    public static LoopNames Of(LoopControl control, VariableScope scope) => new(
        control.LoopVar.Text(scope) ?? "item",
        control.IndexVar.Text(scope),
        control.Extended.Truth(scope) ?? false,
        control.ExtendedAllItems.Truth(scope) ?? true);

    public IVariableLayer LayerFor(IReadOnlyList<object?> items, int index) =>
        new FixedLayer([.. ValuesFor(items, index), new("ansible_loop_var", Item)]);

    public IReadOnlyList<KeyValuePair<string, object?>> ValuesFor(IReadOnlyList<object?> items, int index)
    {
        var values = new List<KeyValuePair<string, object?>> { new(Item, items[index]) };
        if (Index is not null)
            values.Add(new(Index, (long)index));
        if (IsExtended)
            values.Add(new("ansible_loop", Extended(items, index)));
        return values;
    }

    private Dict Extended(IReadOnlyList<object?> items, int index)
    {
        var last = items.Count - 1;
        var loop = new Dict
        {
            ["length"] = (long)items.Count,
            ["index"] = (long)index + 1,
            ["index0"] = (long)index,
            ["first"] = index == 0,
            ["last"] = index == last,
            ["revindex"] = (long)items.Count - index,
            ["revindex0"] = (long)last - index,
        };
        if (WithAllItems)
            loop["allitems"] = items;
        if (index < last)
            loop["nextitem"] = items[index + 1];
        if (index > 0)
            loop["previtem"] = items[index - 1];
        return loop;
    }
}
