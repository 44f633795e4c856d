using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>The <c>meta</c> action: what a task says to the engine itself.</summary>
internal static class MetaAction
{
    private const string Name = "ansible.builtin.meta";

    private static readonly string[] Known =
    [
        "clear_facts", "clear_host_errors", "end_batch", "end_host", "end_play", "end_role", "flush_handlers", "noop", "refresh_inventory", "reset_connection",
    ];

    public static bool Is(ActionName action) => action.Resolved == Name;

    public static async Task RunAsync(PlaybookTask task, HostRun host, StepPosition position, WalkFrame frame, RunServices services, CancellationToken cancellationToken)
    {
        var scope = host.Play.Scopes.Of(host, task, frame, host.Surroundings(task));
        var what = What(task, scope, services);
        if (!services.Conditions.AllHold(task.Keywords.When, scope, out _))
            return;
        switch (what)
        {
            case "flush_handlers":
                await host.FlushHandlersAsync(position);
                break;
            case "clear_facts":
                foreach (var name in host.Play.AllHostNames)
                    host.Play.FindState(name)?.ClearFacts();
                break;
            case "clear_host_errors":
                foreach (var name in host.Play.AllHostNames)
                    host.Play.FindState(name)?.ClearErrors();
                break;
            case "refresh_inventory":
                services.Inventory.Refresh();
                break;
            case "reset_connection":
                await services.Targets.ResetAsync(host.State.Name, cancellationToken);
                break;
            case "end_role":
                throw new PlayEndedException(PlayEndScope.Role);
            case "end_host":
                throw new PlayEndedException(PlayEndScope.Host);
            case "end_batch":
                throw new PlayEndedException(PlayEndScope.Batch);
            case "end_play":
                throw new PlayEndedException(PlayEndScope.Play);
        }
    }

    private static string What(PlaybookTask task, Variables.VariableScope scope, RunServices services)
    {
        var raw = task.Arguments.FreeForm is { } freeForm ? freeForm : new Content.ContentValue(null, task.Position);
        var what = Python.Str(services.Templates.Finish(raw.Value, scope));
        return Known.Contains(what)
            ? what
            : throw new PlaybookException(ErrorCodes.KeywordValue, $"'meta' does not know '{what}'", raw.Position) { Hint = $"it knows {string.Join(", ", Known)}" };
    }
}
