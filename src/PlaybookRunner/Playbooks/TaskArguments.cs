using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>The arguments of a task as they were written.</summary>
internal sealed record TaskArguments
{
    public static readonly TaskArguments None = new();

    public IReadOnlyList<TaskArgument> Named { get; init; } = [];

    /// <summary>The free-form text of <c>command</c>, <c>shell</c>, <c>meta</c>, <c>include_tasks</c> and their kin; null when there is none.</summary>
    public ContentValue? FreeForm { get; init; }

    /// <summary>A template that yields a whole mapping of arguments, as in <c>args: "{{ options }}"</c>; the named ones win over it.</summary>
    public TemplateText? Whole { get; init; }

    /// <summary>The argument of a name; null when it is not given.</summary>
    public TaskArgument? Find(string name)
    {
        foreach (var argument in Named)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }

    /// <summary>The argument that sets an option of a module, under whichever of its names; null when none does.</summary>
    public TaskArgument? Find(Modules.ModuleDefinition module, string option)
    {
        var declared = module.Options.FirstOrDefault(each => each.Name == option);
        return Find(option) ?? declared?.Aliases.Select(Find).FirstOrDefault(static argument => argument is not null);
    }
}
