using System.Collections.Concurrent;
using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Evaluates <c>include_tasks</c> and <c>include_role</c> on a host: which file or role, and the steps it brings in, which are parsed once for all hosts.</summary>
internal sealed class DynamicInclude(PlayRun play, RunServices services)
{
    // Grows to the number of includes and of the files and roles that each brings in.
    private readonly ConcurrentDictionary<PlaybookTask, ConcurrentDictionary<object, Lazy<IncludedSteps>>> _parsed = new(ReferenceEqualityComparer.Instance);

    public static bool IsInclude(ActionName action) => action.Resolved is BuiltInActions.IncludeTasks or BuiltInActions.IncludeRole;

    /// <summary>Finds and reads what a task includes.</summary>
    /// <param name="task">The include.</param>
    /// <param name="scope">The scope of the task, with the loop item if there is one.</param>
    /// <param name="label">The item's label; null outside of loops.</param>
    /// <param name="item">The loop item's variables, and its index; null outside of loops.</param>
    /// <exception cref="PlaybookException">The file or role is missing.</exception>
    /// <exception cref="PlaybookErrorsException">Something is wrong in it: the run ends.</exception>
    public TaskResult Evaluate(PlaybookTask task, VariableScope scope, string? label, LoopItem? item)
    {
        var (name, included) = task.Action.Resolved == BuiltInActions.IncludeRole ? Role(task, scope) : Tasks(task, scope);
        var inclusion = new Inclusion(name, item?.Index ?? 0, label);
        return new TaskResult
        {
            Values = new Dict { ["changed"] = false, ["include"] = name, ["failed"] = false },
            Includes = [new PendingInclude(inclusion, included.Steps, item?.Layer)],
        };
    }

    private (string Name, IncludedSteps Steps) Tasks(PlaybookTask task, VariableScope scope)
    {
        var file = (task.Arguments.FreeForm ?? Argument(task, "file")) is { } written
            ? Python.Str(services.Templates.Finish(written.Value, scope))
            : throw new PlaybookException(ErrorCodes.ModuleOptions, "'include_tasks' needs the name of a file", task.Action.Position);
        return (PathOf(task, file), Once(task, file, problems => services.Parser.ParseIncludedTasks(task, file, play.Play.Folder, problems)));
    }

    private string PathOf(PlaybookTask task, string file) =>
        TaskFiles.Find(services.Content.Source, file, task.Role?.Role.Path, task.Folder, play.Play.Folder, isStatic: false) ?? file;

    private (string Name, IncludedSteps Steps) Role(PlaybookTask task, VariableScope scope)
    {
        var written = task.Arguments.Find("name") ?? task.Arguments.Find("role");
        var name = Text(task, "name", scope) ?? Text(task, "role", scope)
            ?? throw new PlaybookException(ErrorCodes.ModuleOptions, "'include_role' needs the option 'name'", task.Action.Position);
        var request = new RoleRequest
        {
            Name = name,
            Position = written?.ValuePosition ?? task.Action.Position,
            TasksFrom = Text(task, "tasks_from", scope) ?? "main",
            VarsFrom = Text(task, "vars_from", scope) ?? "main",
            DefaultsFrom = Text(task, "defaults_from", scope) ?? "main",
            HandlersFrom = Text(task, "handlers_from", scope) ?? "main",
            ChecksArguments = Flag(task, "rolespec_validate", scope) ?? true,
            AllowDuplicates = Flag(task, "allow_duplicates", scope) ?? true,
            IsPublic = Flag(task, "public", scope) ?? false,
        };
        var steps = Once(task, request, problems => services.Parser.ParseIncludedRole(task, request, play.Play.Folder, problems));
        foreach (var role in steps.Steps.OfType<RoleRun>())
            play.AddRole(role.Role!, steps.Handlers);
        return (name, steps);
    }

    // A failure is not kept: an earlier task may bring the file.
    private IncludedSteps Once(PlaybookTask task, object included, Func<ContentProblems, IncludedSteps> parse)
    {
        var parsed = _parsed.GetOrAdd(task, _ => new ConcurrentDictionary<object, Lazy<IncludedSteps>>());
        var steps = parsed.GetOrAdd(included, _ => new Lazy<IncludedSteps>(() => Parse(parse)));
        try
        {
            return steps.Value;
        }
        catch
        {
            parsed.TryRemove(KeyValuePair.Create(included, steps));
            throw;
        }
    }

    private IncludedSteps Parse(Func<ContentProblems, IncludedSteps> parse)
    {
        var problems = new ContentProblems();
        var steps = parse(problems);
        foreach (var warning in problems.Warnings)
            services.Events.Warn(warning);
        if (!problems.Errors.All(IsNotFound))
            throw new PlaybookErrorsException(problems.Errors);
        problems.ThrowIfAny();
        return steps;
    }

    // What is not there, or cannot be decrypted, fails the host as in the reference; content that is wrong ends the run, which could not have begun with it.
    private static bool IsNotFound(PlaybookException error) => error.Code is ErrorCodes.FileNotFound or ErrorCodes.RoleNotFound or ErrorCodes.Vault;

    private static ContentValue? Argument(PlaybookTask task, string name) =>
        task.Arguments.Find(name) is { } argument ? new ContentValue(argument.Value, argument.ValuePosition) : null;

    private string? Text(PlaybookTask task, string name, VariableScope scope) =>
        Argument(task, name) is { } argument && services.Templates.Finish(argument.Value, scope) is { } value and not Templating.Omit ? Python.Str(value) : null;

    private bool? Flag(PlaybookTask task, string name, VariableScope scope) =>
        Argument(task, name) is { } argument ? BooleanText.Read(services.Templates.Finish(argument.Value, scope)) : null;
}
