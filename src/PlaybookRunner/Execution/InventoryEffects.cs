using PlaybookRunner.Inventory;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Execution;

/// <summary>Adds what a result says to the inventory of the run, at once: whether a host or group is new decides whether the task changed anything.</summary>
internal sealed class InventoryEffects(RunInventory inventory)
{
    /// <summary>The result with what the additions made of <c>changed</c>; the same when it adds nothing.</summary>
    /// <param name="result">The module's result.</param>
    /// <param name="host">The task's host.</param>
    public TaskResult Apply(TaskResult result, Host host)
    {
        if (result.Failed || !result.Effects.Any(static effect => effect is ResultEffect.AddHost or ResultEffect.JoinGroup))
            return result;
        var changed = false;
        foreach (var effect in result.Effects)
        {
            changed |= effect switch
            {
                ResultEffect.AddHost added => inventory.AddHost(added.Name, added.Groups, added.Values),
                ResultEffect.JoinGroup joined => inventory.JoinGroup(host, joined.Name, joined.Parents),
                _ => false,
            };
        }

        result.Values["changed"] = changed;
        return result with { Changed = changed };
    }
}
