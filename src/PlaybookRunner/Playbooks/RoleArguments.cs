using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>The task that checks a role's variables when the role starts, for roles that specify their arguments.</summary>
internal static class RoleArguments
{
    private const string Module = "ansible.builtin.validate_argument_spec";

    /// <summary>The task; null when the role specifies nothing for the entry point.</summary>
    /// <param name="entryPoint">The tasks file that is brought in, as it is named.</param>
    /// <param name="role">The role.</param>
    /// <param name="folder">The folder of the role's tasks.</param>
    /// <param name="context">What holds in the role.</param>
    public static PlaybookTask? CheckOf(string entryPoint, Role role, string folder, StepContext context)
    {
        var specs = role.Metadata.ArgumentSpecs;
        if (!specs.TryGet(entryPoint, out var spec) || specs.PositionOf(entryPoint) is not { } position)
            return null;
        return new PlaybookTask
        {
            Name = new Setting<string>(NameOf(entryPoint, spec), position),
            Action = new ActionName(Module, Module, position),
            Arguments = Arguments(entryPoint, spec, role, position),
            Keywords = new Keywords { Tags = [new Setting<string>("always", position)] }.Under(context.Keywords),
            Around = context.Keywords,
            Role = context.Role,
            Position = position,
            Folder = folder,
        };
    }

    private static string NameOf(string entryPoint, object? spec)
    {
        var name = $"Validating arguments against arg spec '{entryPoint}'";
        return Value(spec, "short_description") switch
        {
            string description => $"{name} - {description}",
            TemplateText description => $"{name} - {description.Text}",
            _ => name,
        };
    }

    private static TaskArguments Arguments(string entryPoint, object? spec, Role role, SourcePosition position)
    {
        var context = new OrderedDictionary<string, object?>
        {
            ["argument_spec_name"] = entryPoint,
            ["name"] = role.Name,
            ["path"] = role.Path,
            ["type"] = "role",
        };
        return new TaskArguments
        {
            Named =
            [
                new TaskArgument("argument_spec", Value(spec, "options") ?? new Jinja.Dict(), position, position),
                new TaskArgument("validate_args_context", Jinja.Dict.Wrap(context), position, position),
            ],
        };
    }

    private static object? Value(object? spec, string name) => spec switch
    {
        Jinja.Dict dict when dict.TryGetValue(name, out var value) => value,
        TemplateMapping mapping => mapping.Entries.FirstOrDefault(entry => entry.Key is string key && key == name).Value,
        _ => null,
    };
}
