using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Lays the variables of one task on one host over each other, in the order of precedence that Ansible documents ("variable precedence").</summary>
internal sealed class TaskScopes(PlayRun play, RunServices services)
{
    /// <summary>The scope of a task or block on a host.</summary>
    public VariableScope Of(HostRun host, Step step, WalkFrame frame, TemplateSurroundings surroundings)
    {
        var layers = new List<IVariableLayer>(32);
        VariableScope? scope = null;
        layers.Add(new ComputedLayer<MagicContext>(new MagicContext(services, play, host.State, () => scope!), MagicVariables.Getters));
        if (MagicVariables.ForRole(step.Role) is { } roleNames)
            layers.Add(roleNames);
        layers.Add(services.ExtraVariables);
        layers.AddRange(frame.Includes);
        AddRoleParameters(layers, step.Role);
        AddTaskVariables(layers, host.State, step);
        AddRoleVariables(layers, step.Role);
        AddPlayVariables(layers, host);
        AddHostVariables(layers, host.State);
        AddRoleDefaults(layers, step.Role);
        layers.Add(new ConnectionDefaults(host.State, step.Keywords, services, () => scope!));
        scope = new VariableScope([.. layers], services.Templates, surroundings);
        return scope;
    }

    /// <summary>The scope of a host outside of any task, as <c>hostvars</c> and delegation see it.</summary>
    public VariableScope Of(HostState state, TemplateSurroundings surroundings)
    {
        var layers = new List<IVariableLayer>(16);
        VariableScope? scope = null;
        layers.Add(new ComputedLayer<MagicContext>(new MagicContext(services, play, state, () => scope!), MagicVariables.Getters));
        layers.Add(services.ExtraVariables);
        AddTaskVariables(layers, state, null);
        AddPlayVariables(layers, play.FindHost(state.Name));
        AddHostVariables(layers, state);
        scope = new VariableScope([.. layers], services.Templates, surroundings);
        return scope;
    }

    private static void AddRoleParameters(List<IVariableLayer> layers, RoleUse? use)
    {
        for (; use is not null; use = use.Parent)
            AddUnlessEmpty(layers, use.Parameters);
    }

    private static void AddTaskVariables(List<IVariableLayer> layers, HostState state, Step? step)
    {
        layers.Add(state.Values);
        layers.AddRange(state.Included);
        var sets = step?.Keywords.Vars ?? [];
        for (var i = sets.Count - 1; i >= 0; i--)
            layers.Add(sets[i]);
    }

    private void AddRoleVariables(List<IVariableLayer> layers, RoleUse? use)
    {
        foreach (var each in Chain(use))
            AddUnlessEmpty(layers, each.Vars);
        foreach (var each in play.PublicRoles)
            AddUnlessEmpty(layers, each.Vars);
    }

    private void AddPlayVariables(List<IVariableLayer> layers, HostRun? host)
    {
        if (host is not null)
            layers.AddRange(host.VariableFiles);
        layers.Add(play.Prompted);
        AddUnlessEmpty(layers, play.Play.Vars);
    }

    private void AddHostVariables(List<IVariableLayer> layers, HostState state)
    {
        layers.Add(state.Facts);
        layers.AddRange(play.InventoryLayers(state.Host));
    }

    private void AddRoleDefaults(List<IVariableLayer> layers, RoleUse? use)
    {
        foreach (var each in Chain(use))
            AddUnlessEmpty(layers, each.Defaults);
        foreach (var each in play.PublicRoles)
            AddUnlessEmpty(layers, each.Defaults);
    }

    // The role itself, what it depends on (nearest last), then the roles around it.
    private static IEnumerable<RoleUse> Chain(RoleUse? use)
    {
        for (; use is not null; use = use.Parent)
        {
            yield return use;
            for (var i = use.Dependencies.Count - 1; i >= 0; i--)
                yield return use.Dependencies[i];
        }
    }

    private static void AddUnlessEmpty(List<IVariableLayer> layers, Content.VariableSet set)
    {
        if (set.Count > 0)
            layers.Add(set);
    }
}
