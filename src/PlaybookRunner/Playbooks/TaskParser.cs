using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads a task or a handler.</summary>
internal sealed class TaskParser(ParserState state)
{
    private readonly ActionParser _actions = new(state);
    private readonly LoopParser _loops = new(state);
    private readonly ActionRules _rules = new(state);

    /// <summary>The task of a mapping; null when it has no usable action, which is reported.</summary>
    public PlaybookTask? Parse(YamlMapping mapping, StepContext context)
    {
        var own = state.Keywords.Common(mapping, withVars: true);
        var action = _actions.Parse(mapping, context with { Keywords = own.Under(context.Keywords) });
        var task = Build(mapping, context, own, action ?? Unknown(mapping));
        return action is null ? null : _rules.Apply(task, mapping, context);
    }

    // A task whose action is wrong is read all the same, so that its other mistakes are told in the same pass.
    private static TaskAction Unknown(YamlMapping mapping) => new(new ActionName("", "", mapping.Position), TaskArguments.None);

    private PlaybookTask Build(YamlMapping mapping, StepContext context, Keywords own, TaskAction action)
    {
        if (action.IsLocal)
            own = own with { DelegateTo = new Setting<string>("localhost", action.Name.Position) };
        return new PlaybookTask
        {
            Position = mapping.Position,
            Name = state.Keywords.Text(mapping, "name"),
            Keywords = own.Under(context.Keywords),
            Around = context.Keywords,
            Role = context.Role,
            Folder = context.Folder,
            Action = action.Name,
            Arguments = action.Arguments,
            Async = state.Keywords.Integer(mapping, "async"),
            Poll = state.Keywords.Integer(mapping, "poll"),
            Loop = _loops.Parse(mapping),
            Register = Register(mapping),
            ChangedWhen = state.Keywords.Conditions(mapping, "changed_when"),
            FailedWhen = state.Keywords.Conditions(mapping, "failed_when"),
            Until = state.Keywords.Conditions(mapping, "until"),
            Retries = state.Keywords.Integer(mapping, "retries"),
            Delay = state.Keywords.Number(mapping, "delay"),
            Listen = context.InHandlers ? state.Keywords.StaticTexts(mapping, "listen") : [],
        };
    }

    private Setting<string>? Register(YamlMapping mapping)
    {
        if (state.Keywords.Text(mapping, "register") is not { } name)
            return null;
        if (name.Template is null && VariableNames.IsValid(name.Value!))
            return name;
        state.Problems.Error(
            ErrorCodes.KeywordValue,
            name.Template is null ? $"'register' needs the name of a variable, and '{name.Value}' is none" : "'register' needs a fixed name, and this is a template",
            name.Position,
            name.Template is null ? "a name has letters, digits and underscores, and does not start with a digit" : null);
        return null;
    }
}
