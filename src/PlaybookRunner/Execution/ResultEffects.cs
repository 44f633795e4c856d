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
            receiver.Facts.Add(result.Facts);
            receiver.HasGatheredFacts |= task.Action.Resolved == "ansible.builtin.setup";
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
                    receiver.Facts.Add(facts.Values);
                break;
            case ResultEffect.IncludeVariables included:
                receiver.Include(Content.VariableSet.Of(included.Values, task.Position));
                break;
        }
    }
}
