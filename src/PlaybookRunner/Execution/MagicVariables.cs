using System.Collections.Frozen;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>The variables that Ansible sets by itself ("special variables").</summary>
internal static class MagicVariables
{
    // What the reference of this version calls itself: playbooks compare it.
    private static readonly Dict Version = new()
    {
        ["full"] = "2.19.0",
        ["major"] = 2L,
        ["minor"] = 19L,
        ["revision"] = 0L,
        ["string"] = "2.19.0",
    };

    public static FrozenDictionary<string, Func<MagicContext, object?>> Getters { get; } = new Dictionary<string, Func<MagicContext, object?>>
    {
        ["inventory_hostname"] = context => context.Host.Name,
        ["inventory_hostname_short"] = context => context.Host.Name.Split('.')[0],
        ["inventory_dir"] = context => context.Services.Inventory.FolderOf(context.Host.Host),
        ["inventory_file"] = context => context.Services.Inventory.FileOf(context.Host.Host),
        ["group_names"] = context => Texts(context.Services.Inventory.GroupNamesOf(context.Host.Host)),
        ["groups"] = context => Groups(context.Services),
        ["hostvars"] = context => HostVars(context),
        ["vars"] = context => Dict.Wrap(new ScopeView(context.Scope())),
        ["ansible_search_path"] = context => Texts(context.Scope().Surroundings.SearchPath),
        ["omit"] = _ => Omit.Value,
        ["playbook_dir"] = context => Path.GetFullPath(context.Play.Play.Folder),
        ["play_hosts"] = context => Texts(context.Play.ActiveHostNames),
        ["ansible_play_hosts"] = context => Texts(context.Play.ActiveHostNames),
        ["ansible_play_hosts_all"] = context => Texts(context.Play.AllHostNames),
        ["ansible_play_batch"] = context => Texts(context.Play.BatchHostNames),
        ["ansible_play_name"] = context => context.Play.Name,
        ["ansible_play_role_names"] = context => Texts(context.Play.DirectRoleNames),
        ["ansible_dependent_role_names"] = context => Texts(context.Play.DependentRoleNames),
        ["ansible_role_names"] = context => Texts(context.Play.DependentRoleNames.Union(context.Play.DirectRoleNames)),
        ["ansible_check_mode"] = context => context.Services.Options.CheckMode,
        ["ansible_diff_mode"] = context => context.Services.Options.DiffMode,
        ["ansible_forks"] = context => (long)context.Services.Options.Forks,
        ["ansible_verbosity"] = context => (long)context.Services.Options.Verbosity,
        ["ansible_limit"] = context => context.Services.Options.Limit ?? "",
        ["ansible_run_tags"] = context => Texts(context.Services.Options.Tags.Count == 0 ? ["all"] : context.Services.Options.Tags),
        ["ansible_skip_tags"] = context => Texts(context.Services.Options.SkipTags),
        ["ansible_inventory_sources"] = context => Texts(context.Services.Options.Inventories),
        ["ansible_version"] = _ => Version,
        ["ansible_playbook_python"] = _ => "",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those that exist in a role only.</summary>
    public static IVariableLayer? ForRole(RoleUse? use)
    {
        if (use is null)
            return null;
        var parents = new List<RoleUse>();
        for (var parent = use.Parent; parent is not null; parent = parent.Parent)
            parents.Add(parent);
        return new FixedLayer(
        [
            new("role_name", use.Role.Name),
            new("role_path", use.Role.Path),
            new("ansible_role_name", use.Role.Collection is { } collection ? $"{collection}.{use.Role.Name}" : use.Role.Name),
            new("ansible_collection_name", use.Role.Collection),
            new("ansible_parent_role_names", Texts(parents.Select(parent => parent.Role.Name))),
            new("ansible_parent_role_paths", Texts(parents.Select(parent => parent.Role.Path))),
        ]);
    }

    private static List<object?> Texts(IEnumerable<string> texts) => [.. texts];

    private static Dict Groups(RunServices services)
    {
        var groups = new Dict();
        foreach (var (name, hosts) in services.Inventory.HostNamesByGroup())
            groups[name] = Texts(hosts);
        return groups;
    }

    private static Dict HostVars(MagicContext context)
    {
        var surroundings = context.Scope().Surroundings;
        return Dict.Wrap(new HostVariables(
            context.Services.Inventory.HostNames,
            name => context.Play.FindState(name) is { } state ? context.Play.Scopes.Of(state, surroundings) : null));
    }
}
