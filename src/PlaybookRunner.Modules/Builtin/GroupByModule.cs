namespace PlaybookRunner.Modules.Builtin;

/// <summary>Puts the host into a group named by a value.</summary>
[Module("ansible.builtin.group_by", NeedsNoTarget = true)]
internal sealed partial class GroupByModule : IModule<GroupByOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(GroupByOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var group = WithoutSpaces(options.Key, call);
        var parents = (options.Parents as IEnumerable<object?> ?? [options.Parents]).Select(parent => WithoutSpaces(parent, call)).ToList();
        return Task.FromResult(ModuleResult.Of(changed: true).With("add_group", group).With("parent_groups", parents) with
        {
            Effects = [new ResultEffect.JoinGroup(group, parents)],
        });
    }

    private static string WithoutSpaces(object? name, ModuleCall call) =>
        (name as string ?? call.Templates.ToText(name)).Replace(' ', '-');
}

/// <summary>The options of <c>group_by</c>.</summary>
internal sealed class GroupByOptions
{
    /// <summary>The group's name; spaces become hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>The group or groups that the group is a child of.</summary>
    public object? Parents { get; init; } = "all";
}
