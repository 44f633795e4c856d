using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>What holds for single actions: keywords and options that imports and includes take, and lenient forms in arguments.</summary>
internal sealed class ActionRules(ParserState state)
{
    private static readonly string[] TaskFileOptions = ["apply", "file"];

    private static readonly string[] RoleOptions =
        ["allow_duplicates", "apply", "defaults_from", "handlers_from", "name", "public", "role", "rolespec_validate", "tasks_from", "vars_from"];

    /// <summary>The task with what its action makes of it.</summary>
    public PlaybookTask Apply(PlaybookTask task, YamlMapping mapping, StepContext context) => task.Action.Resolved switch
    {
        BuiltInActions.IncludeTasks => Include(task, mapping, context, TaskFileOptions),
        BuiltInActions.IncludeRole => Include(task, mapping, context, RoleOptions),
        BuiltInActions.ImportTasks => Import(task, TaskFileOptions),
        BuiltInActions.ImportRole => Import(task, RoleOptions),
        "ansible.builtin.command" or "ansible.builtin.shell" => WithoutWarn(task),
        "ansible.builtin.template" => WithTaskVars(task, mapping),
        _ => task,
    };

    private PlaybookTask Include(PlaybookTask task, YamlMapping mapping, StepContext context, string[] options)
    {
        CheckIncludeKeywords(task, mapping, context);
        CheckOptions(task, options);
        var apply = ApplyOf(task, mapping);
        return apply is null ? task : task with { Apply = apply, Arguments = Without(task.Arguments, "apply") };
    }

    private void CheckIncludeKeywords(PlaybookTask task, YamlMapping mapping, StepContext context)
    {
        var keywords = context.InHandlers ? KeywordNames.Handler : KeywordNames.Task;
        foreach (var entry in mapping.Entries)
        {
            if (keywords.Contains(entry.Key.Text) && !KeywordNames.Include.Contains(entry.Key.Text) && entry.Key.Text != "listen")
                state.Problems.Error(
                    ErrorCodes.UnknownKeyword,
                    $"'{entry.Key.Text}' is not a keyword of '{task.Action.Written}'",
                    entry.Key.Position,
                    KeywordNames.Block.Contains(entry.Key.Text) ? $"for the tasks it brings in, write it below the option 'apply'" : null);
        }
    }

    // The mapping is still needed to read keywords from: the arguments only have values.
    private Keywords? ApplyOf(PlaybookTask task, YamlMapping mapping)
    {
        var sources = new[] { mapping.Find(task.Action.Written)?.Value, mapping.Find("args")?.Value };
        if (sources.OfType<YamlMapping>().Select(static source => source.Find("apply")?.Value).FirstOrDefault(static node => node is not null) is not { } node)
            return null;
        if (node is YamlMapping apply)
        {
            state.CheckKeys(apply, KeywordNames.Block, "'apply'");
            return state.Keywords.Common(apply, withVars: true);
        }

        state.Keywords.Wrong("apply", "a mapping of keywords", node.Position, node.Kind);
        return null;
    }

    private PlaybookTask Import(PlaybookTask task, string[] options)
    {
        if (task.Loop is { } loop)
            state.Problems.Error(
                ErrorCodes.Structure,
                $"'{task.Action.Written}' cannot be repeated: it is done once, before the run",
                loop.Position,
                "use '" + task.Action.Written.Replace("import_", "include_", StringComparison.Ordinal) + "'");
        CheckOptions(task, options);
        return task with { Loop = null };
    }

    private void CheckOptions(PlaybookTask task, string[] options)
    {
        foreach (var argument in task.Arguments.Named)
        {
            if (!options.Contains(argument.Name))
                state.Problems.Error(
                    ErrorCodes.ModuleOptions,
                    $"'{task.Action.Written}' has no option '{argument.Name}'",
                    argument.NamePosition,
                    ClosestName.Hint(argument.Name, options) ?? "variables for the tasks go below the keyword 'vars'");
        }
    }

    private PlaybookTask WithoutWarn(PlaybookTask task)
    {
        if (task.Arguments.Find("warn") is not { } warn)
            return task;
        state.Lenient.Accept(LenientForms.CommandWarn, warn.NamePosition, null);
        return task with { Arguments = Without(task.Arguments, "warn") };
    }

    private PlaybookTask WithTaskVars(PlaybookTask task, YamlMapping mapping)
    {
        if (task.Arguments.Find("vars") is not { } argument || mapping.Find(task.Action.Written)?.Value is not YamlMapping arguments || arguments.Find("vars")?.Value is not YamlMapping vars)
            return task;
        state.Lenient.Accept(LenientForms.TemplateVars, argument.NamePosition, null);
        var variables = VariableNames.Read(vars, state.Problems);
        return task with { Arguments = Without(task.Arguments, "vars"), Keywords = task.Keywords with { Vars = [.. task.Keywords.Vars, variables] } };
    }

    private static TaskArguments Without(TaskArguments arguments, string name) =>
        arguments with { Named = [.. arguments.Named.Where(argument => argument.Name != name)] };
}
