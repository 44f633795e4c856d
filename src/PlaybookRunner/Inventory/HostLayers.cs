using PlaybookRunner.Variables;

namespace PlaybookRunner.Inventory;

/// <summary>A host's variables from inventories and from the folders beside them.</summary>
internal static class HostLayers
{
    /// <summary>
    /// The layers that win first: the host's own, then of its groups from the deepest up, then of <c>all</c>. Each time the folders win over the sources, and earlier
    /// folders over later ones.
    /// </summary>
    /// <param name="host">The host.</param>
    /// <param name="groups">Its groups except <c>all</c>, those that win first.</param>
    /// <param name="all">The group <c>all</c>.</param>
    /// <param name="folders">The folders with <c>group_vars</c> and <c>host_vars</c>.</param>
    public static IEnumerable<IVariableLayer> Of(Host host, IReadOnlyList<Group> groups, Group all, IReadOnlyList<VarsFolder> folders) =>
        new[]
            {
                folders.Select(folder => folder.OfHost(host.Name)),
                [host.Variables],
                folders.SelectMany(_ => groups, static (folder, group) => folder.OfGroup(group.Name)),
                folders.Select(static folder => folder.OfGroup("all")),
                groups.Select(static group => group.Variables),
                [all.Variables],
            }
            .SelectMany(static layers => layers)
            .Where(static layer => layer.Count > 0);
}
