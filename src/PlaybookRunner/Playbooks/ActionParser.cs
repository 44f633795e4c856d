using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Finds out which key of a task names the module, and reads the module with its arguments.</summary>
internal sealed class ActionParser(ParserState state)
{
    private readonly ArgumentParser _arguments = new(state.Problems);

    /// <summary>The action of a task; null when there is not exactly one, which is reported.</summary>
    public TaskAction? Parse(YamlMapping task, StepContext context)
    {
        var candidates = Candidates(task, context);
        if (candidates.Count == 0)
            state.Problems.Error(ErrorCodes.Structure, "this task has no module or action", task.Position, "add one, as in 'ansible.builtin.debug:'");
        var entry = candidates.Count == 1 ? candidates[0] : ReportSeveral(candidates, context);
        return entry is not null && ParseEntry(entry, context) is { } action ? WithExtraArguments(action, task) : null;
    }

    private static List<YamlEntry> Candidates(YamlMapping task, StepContext context)
    {
        var keywords = context.InHandlers ? KeywordNames.Handler : KeywordNames.Task;
        return [.. task.Entries.Where(entry => entry.Key.Value is not string name
            || name is "action" or "local_action"
            || !keywords.Contains(name) && !name.StartsWith("with_", StringComparison.Ordinal))];
    }

    private TaskAction? ParseEntry(YamlEntry entry, StepContext context) => entry.Key.Text switch
    {
        "action" or "local_action" => ParseAction(entry, context),
        var name => Resolve(name, entry.Key, context) is { } action ? new TaskAction(action, _arguments.Parse(entry.Value, action.Resolved)) : null,
    };

    private TaskAction? ParseAction(YamlEntry entry, StepContext context)
    {
        var action = entry.Value switch
        {
            YamlMapping mapping => ParseActionMapping(mapping, context),
            YamlScalar { Value: string or TemplateText } scalar => ParseActionText(scalar, context),
            _ => ReportAction(entry),
        };
        return action is null ? null : action with { IsLocal = entry.Key.Text == "local_action" };
    }

    private TaskAction? ReportAction(YamlEntry entry)
    {
        state.Keywords.Wrong(entry.Key.Text, "a module with its arguments, as in 'command echo hi'", entry.Value.Position, entry.Value.Kind);
        return null;
    }

    // action: {module: copy, src: a} or {module: copy, args: {src: a}}
    private TaskAction? ParseActionMapping(YamlMapping mapping, StepContext context)
    {
        if (mapping.Find("module") is not { Value: YamlScalar { Value: string or TemplateText } module })
        {
            state.Problems.Error(ErrorCodes.Structure, "an action written as a mapping needs the key 'module'", mapping.Position);
            return null;
        }

        if (Resolve(module.Text, module, context) is not { } name)
            return null;
        var named = ArgumentParser.Named(mapping).Where(static argument => argument.Name is not ("module" or "args")).ToList();
        if (mapping.TryGet("args", out var args) && args is YamlMapping nested)
            named.AddRange(ArgumentParser.Named(nested));
        return new TaskAction(name, new TaskArguments { Named = named });
    }

    private TaskAction? ParseActionText(YamlScalar scalar, StepContext context)
    {
        var length = NameLength(scalar.Text);
        var name = scalar.Text[..length].Trim();
        if (Resolve(name, scalar, context) is not { } action)
            return null;
        var rest = scalar.Text[length..];
        var start = length + rest.Length - rest.TrimStart().Length;
        return new TaskAction(action, _arguments.ParseText(scalar, rest.TrimStart(), start, action.Resolved));
    }

    // The name ends at the first space that is not in template markup.
    private static int NameLength(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}')
                depth += text[i] == '{' ? 1 : -1;
            else if (depth == 0 && i > 0 && char.IsWhiteSpace(text[i]))
                return i;
        }

        return text.Length;
    }

    private ActionName? Resolve(string name, YamlScalar place, StepContext context)
    {
        if (TemplateText.HasMarkup(name))
            return new ActionName(name, name, place.Position) { Template = new TemplateText(name, place.Position, place.Layout) };
        if ((BuiltInActions.Resolve(name) ?? state.Services.Modules.Resolve(name, context.Keywords.Collections)) is { } full)
            return new ActionName(name, full, place.Position);
        var known = state.Services.Modules.Names.Concat(BuiltInActions.ShortNames);
        state.Problems.Error(
            ErrorCodes.UnknownModule,
            $"no module is named '{name}'",
            place.Position,
            ClosestName.Hint(name, known.Concat(KeywordNames.Task)));
        return null;
    }

    // Several keys are no keywords: those that name no module are misspelt keywords, beside which the one module is read all the same.
    private YamlEntry? ReportSeveral(List<YamlEntry> candidates, StepContext context)
    {
        var keywords = context.InHandlers ? KeywordNames.Handler : KeywordNames.Task;
        var modules = candidates.Where(entry => IsModule(entry.Key, context)).ToList();
        foreach (var entry in candidates.Except(modules))
            state.UnknownKeyword(entry.Key, keywords, context.InHandlers ? "a handler" : "a task");
        if (modules.Count > 1)
            state.Problems.Error(
                ErrorCodes.Structure,
                $"a task has one module, and this one has {Enumeration(modules)}",
                modules[1].Key.Position,
                "make a task of each");
        return modules.Count == 1 ? modules[0] : null;
    }

    private bool IsModule(YamlScalar key, StepContext context) =>
        key.Value is "action" or "local_action" || key.Value is string name && (BuiltInActions.Resolve(name) ?? state.Services.Modules.Resolve(name, context.Keywords.Collections)) is not null;

    private static string Enumeration(List<YamlEntry> entries) => string.Join(" and ", entries.Select(static entry => $"'{entry.Key.Text}'"));

    // args: adds arguments; those beside the module win.
    private TaskAction WithExtraArguments(TaskAction action, YamlMapping task)
    {
        if (!task.TryGet("args", out var args) || args is YamlScalar { IsNull: true })
            return action;
        switch (args)
        {
            case YamlMapping mapping:
                var given = action.Arguments.Named.Select(static argument => argument.Name).ToHashSet(StringComparer.Ordinal);
                var extra = ArgumentParser.Named(mapping).Where(argument => !given.Contains(argument.Name));
                return action with { Arguments = action.Arguments with { Named = [.. action.Arguments.Named, .. extra] } };
            case YamlScalar { Value: TemplateText template }:
                return action with { Arguments = action.Arguments with { Whole = template } };
            default:
                state.Keywords.Wrong("args", "a mapping of arguments", args.Position, args.Kind);
                return action;
        }
    }
}
