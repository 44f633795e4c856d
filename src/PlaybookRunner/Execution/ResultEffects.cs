using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Carries out what a result means beyond the machine: registered variables and facts. Hosts and groups are added by <see cref="InventoryEffects"/>.</summary>
internal sealed class ResultEffects(HostRun host)
{
    public void Apply(PlaybookTask task, TaskResult result, WalkFrame frame)
    {
        var scope = new Lazy<VariableScope>(() => host.Play.Scopes.Of(host, task, frame, host.Surroundings(task)));
        if (task.Register is { } register && register.Text(scope.Value) is { Length: > 0 } name)
            host.State.Values[name] = Registered(result);
        var receiver = Receiver(task, result, scope);
        if (result.Facts is not null && !result.Failed)
        {
            receiver.AddFacts(GathersFacts(task) ? result.Facts.Append(FactLayer.Gathered) : result.Facts);
        }

        foreach (var effect in result.Effects)
            Apply(effect, receiver, task);
    }

    // A copy: a later task's templates may change the lists in it, and results of run_once are shared between hosts.
    private static Dict Registered(TaskResult result)
    {
        var values = new Dict(result.Values) { ["changed"] = result.Changed };
        if (result.Failed || !result.Values.ContainsKey("results"))
            values["failed"] = result.Failed;
        if (result.Unreachable)
            values["unreachable"] = true;
        return values;
    }

    // A task with setup itself does not spare a later play the gathering.
    private static bool GathersFacts(PlaybookTask task) => task.Action is { Resolved: "ansible.builtin.setup", Written: "ansible.builtin.gather_facts" or "gather_facts" };

    private HostState Receiver(PlaybookTask task, TaskResult result, Lazy<VariableScope> scope) =>
        result.DelegatedTo is { } other && (task.Keywords.DelegateFacts.Truth(scope.Value) ?? false) ? host.Play.StateFor(other) : host.State;

    private static void Apply(ResultEffect effect, HostState receiver, PlaybookTask task)
    {
        switch (effect)
        {
            case ResultEffect.SetFacts facts:
                foreach (var (name, value) in facts.Values)
                    receiver.Values[name] = value;
                if (facts.Cacheable)
                    receiver.AddFacts(facts.Values);
                break;
            case ResultEffect.IncludeVariables included:
                receiver.Include(Content.VariableSet.Of(included.Values, task.Position));
                break;
        }
    }
}
