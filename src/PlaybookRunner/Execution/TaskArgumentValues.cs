using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Evaluates a task's arguments to plain values by name.</summary>
internal sealed class TaskArgumentValues(RunServices services)
{
    /// <summary>The arguments of a module: defaults from <c>module_defaults</c>, then <c>args</c>, then the named ones; what is omitted is left out.</summary>
    /// <exception cref="PlaybookException">A template fails, or free-form text is given to a module that takes none.</exception>
    public OrderedDictionary<string, object?> Of(PlaybookTask task, ModuleDefinition module, VariableScope scope)
    {
        var values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var defaults in task.Keywords.ModuleDefaults)
            AddDefaults(values, defaults, module, scope);
        if (task.Arguments.Whole is { } whole)
            AddWhole(values, whole, scope);
        AddFreeForm(values, task, module, scope);
        foreach (var argument in task.Arguments.Named)
            Add(values, Name(argument, module, scope), Value(argument, module, scope));
        return values;
    }

    private string Name(TaskArgument argument, ModuleDefinition module, VariableScope scope) =>
        argument.NameTemplate is { } template && module.AcceptsAnyOption ? Python.Str(services.Templates.Finish(template, scope)) : argument.Name;

    private object? Value(TaskArgument argument, ModuleDefinition module, VariableScope scope)
    {
        var option = module.Options.FirstOrDefault(option => option.Name == argument.Name || option.Aliases.Contains(argument.Name));
        return option is { IsExpression: true } ? Written(argument.Value) : services.Templates.Finish(argument.Value, scope);
    }

    // Expressions reach the module as they were written; lists of them as lists of such.
    private static object? Written(object? value) => value switch
    {
        TemplateText text => text.Text,
        TemplateSequence sequence => sequence.Items.Select(Written).ToList(),
        _ => value,
    };

    private void AddDefaults(OrderedDictionary<string, object?> values, ContentValue defaults, ModuleDefinition module, VariableScope scope)
    {
        if (services.Templates.Finish(defaults.Value, scope) is not Dict byModule)
            return;
        foreach (var (key, arguments) in byModule)
        {
            if (key is not string name || arguments is not Dict dict || !(ModuleGroups.Holds(name, module.Name) || ReferenceEquals(services.Modules.Find(name), module)))
                continue;
            foreach (var (argument, value) in dict)
                Add(values, Python.Str(argument), value);
        }
    }

    private void AddWhole(OrderedDictionary<string, object?> values, TemplateText whole, VariableScope scope)
    {
        if (services.Templates.Evaluate(whole, scope) is not Dict dict)
            throw new PlaybookException(ErrorCodes.ModuleOptions, "the arguments must be a mapping of option names to values", whole.Position);
        foreach (var (name, value) in dict)
            Add(values, Python.Str(name), value);
    }

    private void AddFreeForm(OrderedDictionary<string, object?> values, PlaybookTask task, ModuleDefinition module, VariableScope scope)
    {
        if (task.Arguments.FreeForm is not { } freeForm)
            return;
        if (module.FreeFormOption is null)
        {
            throw new PlaybookException(ErrorCodes.ModuleOptions, $"'{module.Name}' takes named options only", freeForm.Position)
            {
                Hint = $"its options are {string.Join(", ", module.Options.Select(option => option.Name))}",
            };
        }

        Add(values, module.FreeFormOption, services.Templates.Finish(freeForm.Value, scope));
    }

    private static void Add(OrderedDictionary<string, object?> values, string name, object? value)
    {
        if (value is Omit)
            values.Remove(name);
        else
            values[name] = value;
    }
}
