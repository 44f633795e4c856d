using PlaybookRunner.Content;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;

namespace PlaybookRunner.Execution;

/// <summary>
/// Checks before a run what needs no host: that every template compiles, that there is every filter, test and lookup it names, and that handlers that are notified by a
/// fixed name exist.
/// </summary>
internal sealed class StaticCheck(RunServices services, ContentProblems problems)
{
    private readonly UnknownNames _unknown = new(services.Templates, services.Lookups);

    // Tasks share the variables, conditions and environment of what is around them.
    private readonly HashSet<object> _checked = new(ReferenceEqualityComparer.Instance);

    public void Check(Playbook playbook)
    {
        foreach (var play in playbook.Plays)
        {
            CheckVariables(play.Vars);
            CheckKeywords(play.Keywords);
            foreach (var step in play.PreTasks.Concat(play.Roles).Concat(play.Tasks).Concat(play.PostTasks))
                Check(step);
            foreach (var handler in play.Handlers)
                Check(handler.Task);
            new NotifiedHandlers(problems).Check(play);
        }
    }

    private void Check(Step step)
    {
        CheckKeywords(step.Keywords);
        CheckValue(step.Name?.Template);
        if (step.Role is { } use && _checked.Add(use))
        {
            CheckVariables(use.Vars);
            CheckVariables(use.Defaults);
            CheckVariables(use.Parameters);
        }

        switch (step)
        {
            case Block block:
                CheckLoop(block.Loop);
                foreach (var inner in block.Body.Concat(block.Rescue).Concat(block.Always))
                    Check(inner);
                break;
            case RoleRun run:
                foreach (var inner in run.Steps)
                    Check(inner);
                break;
            case PlaybookStep playbook:
                Check(playbook.Playbook);
                break;
            case PlaybookTask task:
                CheckTask(task);
                break;
        }
    }

    private void CheckTask(PlaybookTask task)
    {
        foreach (var argument in task.Arguments.Named)
            CheckValue(argument.Value);
        if (task.Arguments.FreeForm is { } freeForm)
            CheckValue(freeForm.Value);
        CheckConditions(task.ChangedWhen);
        CheckConditions(task.FailedWhen);
        CheckConditions(task.Until);
        CheckLoop(task.Loop);
    }

    private void CheckKeywords(Keywords keywords)
    {
        CheckConditions(keywords.When);
        foreach (var variables in keywords.Vars)
            CheckVariables(variables);
        foreach (var value in keywords.Environment)
            CheckValue(value.Value);
        foreach (var defaults in keywords.ModuleDefaults)
            CheckDefaults(defaults);
        if (keywords.Debugger is { Value: not "never" } debugger && _checked.Add(debugger))
            problems.Warn(new ContentWarning(ErrorCodes.UnknownKeyword, "'debugger' has no effect: there is no debugger for tasks", debugger.Position));
        CheckValue(keywords.DelegateTo?.Template);
        CheckValue(keywords.Become?.Template);
        CheckValue(keywords.BecomeUser?.Template);
        CheckValue(keywords.RunOnce?.Template);
        CheckValue(keywords.CheckMode?.Template);
        CheckValue(keywords.NoLog?.Template);
        CheckValue(keywords.IgnoreErrors?.Template);
    }

    private void CheckDefaults(ContentValue defaults)
    {
        CheckValue(defaults.Value);
        if (defaults.Value is null || !_checked.Add(defaults.Value))
            return;
        foreach (var key in KeysOf(defaults.Value).OfType<string>().Where(static key => key.StartsWith(ModuleGroups.Prefix, StringComparison.Ordinal)))
        {
            if (ModuleGroups.ProblemOf(key) is { } problem)
                problems.Error(ErrorCodes.UnknownModule, problem, defaults.Position);
        }
    }

    private static IEnumerable<object?> KeysOf(object value) => value switch
    {
        TemplateMapping mapping => mapping.Entries.Select(static entry => entry.Key),
        Jinja.Dict dict => dict.Keys,
        _ => [],
    };

    private void CheckLoop(Loop? loop)
    {
        if (loop is null)
            return;
        if (loop.Lookup is { } lookup && _unknown.InLoop(lookup, loop.Position) is { } problem)
            problems.Error(problem);
        CheckValue(loop.Items.Value);
        CheckValue(loop.Control.Label?.Value);
        CheckConditions(loop.Control.BreakWhen);
    }

    private void CheckConditions(IReadOnlyList<Condition> conditions)
    {
        foreach (var condition in conditions)
            CheckValue(condition.Expression);
    }

    private void CheckVariables(VariableSet variables)
    {
        if (variables.Count == 0 || !_checked.Add(variables))
            return;
        foreach (var name in variables.Names)
            CheckValue(variables.TryGet(name, out var value) ? value : null);
    }

    private void CheckValue(object? value)
    {
        switch (value)
        {
            case TemplateText text when _checked.Add(text):
                CheckText(text);
                break;
            case TemplateMapping mapping:
                foreach (var (_, inner) in mapping.Entries)
                    CheckValue(inner);
                break;
            case TemplateSequence sequence:
                foreach (var inner in sequence.Items)
                    CheckValue(inner);
                break;
        }
    }

    private void CheckText(TemplateText text)
    {
        try
        {
            services.Templates.Check(text);
            foreach (var problem in _unknown.In(text))
                problems.Error(problem);
        }
        catch (PlaybookException exception)
        {
            problems.Error(exception);
        }
    }
}
