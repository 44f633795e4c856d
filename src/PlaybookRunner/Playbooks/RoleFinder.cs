using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Finds roles: in collections by their full name, as a path, in <c>roles</c> beside the playbook, on the roles path, beside the playbook.</summary>
/// <param name="content">Where files are.</param>
/// <param name="rolesPath">The configured folders of roles.</param>
/// <param name="collectionsPath">The configured folders that hold <c>ansible_collections</c>.</param>
internal sealed class RoleFinder(IContentSource content, IReadOnlyList<string> rolesPath, IReadOnlyList<string> collectionsPath)
{
    /// <summary>The role of a name; null when it is nowhere.</summary>
    /// <param name="name">A name, a full name in a collection, or a path.</param>
    /// <param name="playFolder">The folder of the playbook.</param>
    /// <param name="collections">Collections to search for a short name, nearest first.</param>
    public RoleLocation? Find(string name, string playFolder, IReadOnlyList<string> collections) =>
        InCollections(name, playFolder, collections) ?? InFolders(name, playFolder);

    /// <summary>The folders that are searched for short names.</summary>
    public IEnumerable<string> Folders(string playFolder) => [Path.Combine(playFolder, "roles"), .. rolesPath, playFolder];

    /// <summary>The names of all roles in these folders, for suggestions.</summary>
    public IEnumerable<string> Names(string playFolder) =>
        Folders(playFolder).SkipLast(1).Where(content.DirectoryExists).SelectMany(content.List);

    private RoleLocation? InCollections(string name, string playFolder, IReadOnlyList<string> collections)
    {
        var parts = name.Split('.');
        if (parts.Length == 3)
            return InCollection(parts[0], parts[1], parts[2], playFolder);
        return name.Contains('/', StringComparison.Ordinal)
            ? null
            : collections.Select(static collection => collection.Split('.'))
                .Where(static collection => collection.Length == 2)
                .Select(collection => InCollection(collection[0], collection[1], name, playFolder))
                .FirstOrDefault(static location => location is not null);
    }

    private RoleLocation? InCollection(string space, string collection, string role, string playFolder) =>
        collectionsPath.Prepend(Path.Combine(playFolder, "collections"))
            .Select(folder => Path.Combine(folder, "ansible_collections", space, collection, "roles", role))
            .Where(content.DirectoryExists)
            .Select(path => new RoleLocation($"{space}.{collection}.{role}", path, $"{space}.{collection}"))
            .FirstOrDefault();

    private RoleLocation? InFolders(string name, string playFolder) =>
        Folders(playFolder)
            .Select(folder => Path.GetFullPath(Path.Combine(folder, name)))
            .Where(content.DirectoryExists)
            .Select(static path => new RoleLocation(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), path, null))
            .FirstOrDefault();
}
