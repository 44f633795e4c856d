using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Puts the content of static imports in place of the import; everything else stays the task it is.</summary>
internal sealed class ImportParser(ParserState state, StepParser steps, Func<string, SourcePosition, StepContext, PlaybookImport, Playbook?> importPlaybook)
{
    public IEnumerable<Step> Resolve(PlaybookTask task, YamlMapping mapping, StepContext context) => task.Action.Resolved switch
    {
        BuiltInActions.ImportTasks => ImportTasks(task, context),
        BuiltInActions.ImportRole or BuiltInActions.IncludeRole when context.InHandlers => [RoleHandler(task)],
        BuiltInActions.ImportRole => ImportRole(task, mapping, context),
        BuiltInActions.IncludeTasks => [WithFile(task)],
        BuiltInActions.IncludeRole => [WithRoleName(task)],
        BuiltInActions.ImportPlaybook => ImportPlaybook(task, context),
        BuiltInActions.Include => Include(task, context),
        _ => [task],
    };

    private IEnumerable<Step> ImportTasks(PlaybookTask task, StepContext context)
    {
        if (FileOf(task) is not { } file || state.StaticText(file.Value, file.Position, context, "the name of an imported file") is not { } name)
            return [];
        if (TaskFiles.Find(state.Services.Loader.Source, name, context.Role?.Role.Path, context.Folder, context.PlayFolder, isStatic: true) is { } path)
            return steps.ParseFile(path, file.Position, context.Inside(task.Keywords));
        var candidates = TaskFiles.Candidates(name, context.Role?.Role.Path, context.Folder, context.PlayFolder, isStatic: true);
        state.Problems.Error(
            ErrorCodes.FileNotFound,
            $"the file '{name}' does not exist",
            file.Position,
            "looked for " + string.Join(", ", candidates));
        return [];
    }

    private IEnumerable<Step> ImportRole(PlaybookTask task, YamlMapping mapping, StepContext context)
    {
        if (RoleNameOf(task) is not { } named || state.StaticText(named.Value, named.Position, context, "the name of an imported role") is not { } name)
            return [];
        var request = new RoleRequest
        {
            Name = name,
            Position = named.Position,
            Keywords = task.Keywords,
            TasksFrom = From(task, "tasks_from", context),
            VarsFrom = From(task, "vars_from", context),
            DefaultsFrom = From(task, "defaults_from", context),
            HandlersFrom = From(task, "handlers_from", context),
            ChecksArguments = task.Arguments.Find("rolespec_validate")?.Value as bool? ?? true,
            AllowDuplicates = task.Arguments.Find("allow_duplicates")?.Value as bool? ?? true,
            Signature = RoleSignature.Of(mapping),
        };
        return steps.Roles.BringIn(request, context.Inside(task.Keywords) with { Keywords = Keywords.None });
    }

    private string From(PlaybookTask task, string option, StepContext context) =>
        task.Arguments.Find(option) is { } argument && state.StaticText(argument.Value, argument.ValuePosition, context, $"'{option}'") is { } name ? name : "main";

    private PlaybookTask RoleHandler(PlaybookTask task)
    {
        state.Lenient.Accept(LenientForms.RoleAsHandler, task.Action.Position, null);
        return WithRoleName(task) with { Action = task.Action with { Resolved = BuiltInActions.IncludeRole } };
    }

    private IEnumerable<Step> ImportPlaybook(PlaybookTask task, StepContext context)
    {
        state.Lenient.Accept(LenientForms.PlaybookAsTask, task.Action.Position, null);
        if (FileOf(task) is not { } file || state.StaticText(file.Value, file.Position, context, "the name of an imported playbook") is not { } name)
            return [];
        var vars = task.Keywords.Vars.Aggregate(VariableSet.Empty, (all, more) => all.With(more));
        var import = new PlaybookImport(new Keywords { Tags = task.Keywords.Tags, When = task.Keywords.When }, vars, context.Files);
        return importPlaybook(name, file.Position, context, import) is { } playbook
            ? [new PlaybookStep { Position = task.Position, Name = task.Name, Keywords = task.Keywords, Role = task.Role, Import = task, Playbook = playbook }]
            : [];
    }

    private IEnumerable<Step> Include(PlaybookTask task, StepContext context)
    {
        if (FileOf(task) is not { } file)
            return [];
        var isFixed = file.Value is string && task.Loop is null;
        state.Lenient.Accept(
            LenientForms.Include,
            task.Action.Position,
            $"{(isFixed ? "import_tasks" : "include_tasks")}: {(file.Value is TemplateText template ? $"\"{template.Text}\"" : file.Value)}");
        var renamed = task with { Action = task.Action with { Resolved = isFixed ? BuiltInActions.ImportTasks : BuiltInActions.IncludeTasks } };
        return isFixed ? ImportTasks(renamed, context) : [WithFile(renamed)];
    }

    private PlaybookTask WithFile(PlaybookTask task)
    {
        _ = FileOf(task);
        return task;
    }

    private PlaybookTask WithRoleName(PlaybookTask task)
    {
        _ = RoleNameOf(task);
        return task;
    }

    private ContentValue? FileOf(PlaybookTask task)
    {
        if (task.Arguments.Find("file") is { Value: not null } argument)
            return new ContentValue(argument.Value, argument.ValuePosition);
        if (task.Arguments.FreeForm is { } text)
            return text with { Value = text.Value is string name ? name.Trim() : text.Value };
        state.Problems.Error(ErrorCodes.ModuleOptions, $"'{task.Action.Written}' names no file", task.Action.Position);
        return null;
    }

    private ContentValue? RoleNameOf(PlaybookTask task)
    {
        if ((task.Arguments.Find("name") ?? task.Arguments.Find("role")) is { Value: not null } argument)
            return new ContentValue(argument.Value, argument.ValuePosition);
        state.Problems.Error(
            ErrorCodes.ModuleOptions,
            $"'{task.Action.Written}' names no role",
            task.Action.Position,
            task.Arguments.FreeForm is { Value: string name } ? $"write: {task.Action.Written}: name={name.Trim()}" : "add the option 'name'");
        return null;
    }
}
